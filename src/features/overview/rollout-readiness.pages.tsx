import type { Half } from '#src/features/commitments/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import {
  Day,
  Deed,
  Facts,
  Form,
  FormButtons,
  Light,
  Section,
  SubmitButton,
  Table,
  TextArea,
  type Ui,
} from '#src/ui/index.ts'
import { percent, reasonInWords } from './lights.tsx'
import { rolloutPath } from './paths.ts'
import type { BothHalves } from './readiness-view.ts'
import { type InRollout, ItemsLink } from './rollout-items-link.pages.tsx'
import type { AreaLine } from './rollout-page.ts'

const halves = ['deliveries', 'preparations'] as const

/** The two lights and what they are made of, in words. */
export const RolloutLights = ({ ui, programme, rollout, whole }: InRollout & { whole: BothHalves }) => (
  <Section title={ui.t('overview.readiness-title')} id="readiness">
    <Facts
      facts={halves.map((half) => ({
        label: ui.t(`ui.half.${half}`),
        value: (
          <>
            <Light ui={ui} colour={whole[half].light} label={ui.t(`ui.half.${half}`)} />{' '}
            <ItemsLink programme={programme} rollout={rollout} half={half}>
              {ui.t('overview.share-accepted', { share: percent(whole[half].share), count: whole[half].total })}
            </ItemsLink>
          </>
        ),
        note: reasonInWords(whole[half], ui),
      }))}
    />
  </Section>
)

/** The lead's own words beside the light. */
export const RolloutComment = ({ ui, programme, rollout, keeps }: InRollout & { keeps: boolean }) => {
  const { t } = ui
  return (
    <div class="comment" id="comment">
      {rollout.comment !== '' && (
        <blockquote>
          <p>{rollout.comment}</p>
          <p class="quiet">
            {rollout.commentByName} {rollout.commentAt && <Day ui={ui} date={rollout.commentAt.slice(0, 10)} short />}
          </p>
        </blockquote>
      )}
      {keeps && (
        <Deed label={t(rollout.comment === '' ? 'overview.write-comment' : 'overview.change-comment')} kind="quiet">
          <Form ui={ui} action={`${rolloutPath(programme, rollout.id)}/comment`} version={rollout.version}>
            <TextArea
              ui={ui}
              name="comment"
              label={t('overview.comment')}
              hint={t('overview.comment-hint')}
              value={rollout.comment}
              maxlength={1000}
              optional
            />
            <FormButtons ui={ui}>
              <SubmitButton kind="secondary">{t('overview.save')}</SubmitButton>
            </FormButtons>
          </Form>
        </Deed>
      )}
    </div>
  )
}

/** Each area with both halves: how far, how it stands and why, and what is due next. */
export const RolloutAreas = ({ ui, programme, rollout, lines }: InRollout & { lines: readonly AreaLine[] }) => {
  const { t } = ui
  const light = (half: Half) => (line: AreaLine) => {
    const state = line.halves[half]
    if (state.total === 0) return <span class="quiet">–</span>
    return (
      <>
        <Light ui={ui} colour={state.light} />{' '}
        <ItemsLink programme={programme} rollout={rollout} half={half} area={line.key}>
          {percent(state.share)}
        </ItemsLink>
      </>
    )
  }
  const next = (line: AreaLine) => {
    const days = halves.map((half) => line.halves[half].nextDue).filter((day) => day !== null)
    const first = days.sort()[0]
    return first ? <Day ui={ui} date={first} short /> : ''
  }
  return (
    <Section title={t('overview.areas')} id="areas">
      <Table
        ui={ui}
        caption={t('overview.areas')}
        hideCaption
        cards
        rows={lines}
        rowId={({ key }) => `area-${key}`}
        columns={[
          { key: 'area', label: t('overview.area'), cell: ({ name }) => inLanguage(name, ui.lang) },
          { key: 'deliveries', label: t('ui.half.deliveries'), cell: light('deliveries') },
          { key: 'preparations', label: t('ui.half.preparations'), cell: light('preparations') },
          { key: 'why', label: t('overview.why'), cell: (line) => whyInWords(line, ui) },
          { key: 'next', label: t('overview.next-due'), number: true, cell: next },
        ]}
      />
    </Section>
  )
}

/** The reasons of what is red or yellow; a calm area needs none. */
const whyInWords = ({ halves: both }: AreaLine, ui: Ui): string =>
  halves
    .filter((half) => both[half].light === 'red' || both[half].light === 'yellow')
    .map((half) => `${ui.t(`ui.half.${half}`)}: ${reasonInWords(both[half], ui)}`)
    .join('. ')
