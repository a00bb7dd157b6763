import { commitmentPath, type Half, type ListedItem } from '#src/features/commitments/index.ts'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { Columns, Day, ReceiptTag, Section, type Ui } from '#src/ui/index.ts'
import { itemsPath } from './paths.ts'
import type { InRollout } from './rollout-items-link.pages.tsx'
import { dueOf, type Expectation, isLate } from './rollout-page.ts'

const halves = ['deliveries', 'preparations'] as const

/** Two lists that are never mixed: what others owe us, and what we do ourselves. */
export const RolloutExpected = (
  props: InRollout & { deliveries: readonly Expectation[]; preparations: readonly Expectation[] },
) => (
  <Columns even>
    {halves.map((half) => (
      <Section title={props.ui.t(`overview.expected.${half}`)}>
        <Expectations {...props} half={half} list={props[half]} />
      </Section>
    ))}
  </Columns>
)

const Expectations = (props: InRollout & { half: Half; list: readonly Expectation[] }) => {
  const { ui, programme, rollout, half, list } = props
  if (list.length === 0) return <p class="quiet">{ui.t(`overview.expected.${half}-none`)}</p>
  return (
    <div class="expectations">
      {list.map(({ who, count, late, items }) => (
        <section>
          <h3>
            {who}{' '}
            <span class="quiet">
              {ui.t('overview.things-left', { count })}
              {late > 0 && ` · ${ui.t('overview.late', { count: late })}`}
            </span>
          </h3>
          <ul>
            {items.map((item) => (
              <ExpectedItem ui={ui} programme={programme} item={item} />
            ))}
          </ul>
          {count > items.length && (
            <a
              href={itemsPath(programme, {
                rollout: rollout.id,
                half,
                open: true,
                ...(half === 'deliveries' && items[0]
                  ? items[0].state === 'delivered'
                    ? { only: 'review' as const }
                    : { owner: items[0].ownerId }
                  : {}),
              })}
            >
              {ui.t('overview.all-of-them', { count })}
            </a>
          )}
        </section>
      ))}
    </div>
  )
}

const ExpectedItem = ({ ui, programme, item }: { ui: Ui; programme: ProgrammeView; item: ListedItem }) => (
  <li>
    <a href={commitmentPath(programme.id, item.commitmentId)}>{inLanguage(item.title, ui.lang)}</a>
    <p class="quiet">
      <ReceiptTag ui={ui} state={item.state} own={item.half === 'preparations'} />{' '}
      {dueOf(item) && (
        <>
          {ui.t(isLate(item, ui.today as IsoDate) ? 'overview.was-due' : 'overview.by')}{' '}
          <Day ui={ui} date={dueOf(item) ?? ''} short />
        </>
      )}
      {item.state !== 'delivered' && item.forecast && item.extended && item.forecast > item.extended && (
        <>
          {' · '}
          {ui.t('overview.forecast')} <Day ui={ui} date={item.forecast} short />
        </>
      )}
    </p>
  </li>
)
