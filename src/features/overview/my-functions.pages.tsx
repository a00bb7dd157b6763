import { forumPath } from '#src/features/forums/index.ts'
import { functionName } from '#src/features/people/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { Section, type Ui } from '#src/ui/index.ts'
import type { MyFunction, MySeat } from './my-page.store.ts'

/** What the reader is, and where: functions with the way to each programme, then seats with the way to each forum. */
export const MyFunctions = (props: { ui: Ui; functions: readonly MyFunction[]; seats: readonly MySeat[] }) => {
  const { ui, functions, seats } = props
  const { t } = ui
  if (functions.length + seats.length === 0) return null
  return (
    <Section title={t('overview.my-functions')}>
      <ul class="plain-list">
        {functions.map((one) => (
          <li>
            <b>{nameOf(one, ui)}</b>, <a href={`/parties/${one.partyId}`}>{one.partyName}</a>
            {one.programmeId && (
              <>
                {' · '}
                <a href={`/programmes/${one.programmeId}`}>{one.programmeName}</a>
              </>
            )}
            {one.rolloutId && (
              <>
                {' · '}
                <a href={homeOf(one)}>{t('overview.our-rollout')}</a>
              </>
            )}
          </li>
        ))}
        {seats.map((seat) => (
          <li>
            <b>{t(`people.function.${seat.kind}`)}</b>, <a href={forumPath({ id: seat.forumId })}>{seat.forumName}</a>
            {' · '}
            {t('overview.seat-for', { party: seat.partyName })}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** To the rollout, for one who is a receiver; else to the programme. */
export const homeOf = ({ programmeId, rolloutId }: MyFunction): string =>
  rolloutId ? `/programmes/${programmeId}/rollouts/${rolloutId}` : `/programmes/${programmeId}`

const nameOf = ({ kind, areaKey, areaName }: MyFunction, { t, lang }: Ui): string =>
  functionName(t, { kind, areaKey }, areaKey && areaName ? { [areaKey]: inLanguage(areaName, lang) } : {})
