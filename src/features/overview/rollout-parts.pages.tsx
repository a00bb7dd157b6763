import { commitmentPath, type Half, type ListedItem } from '#src/features/commitments/index.ts'
import { FunctionHolder, type FunctionInPlace, functionName } from '#src/features/people/index.ts'
import { type ProgrammeView, type RolloutRow, slip } from '#src/features/programmes/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import {
  Columns,
  Day,
  Deed,
  Facts,
  Form,
  FormButtons,
  Light,
  ReceiptTag,
  Section,
  SubmitButton,
  Table,
  TextArea,
  type Ui,
} from '#src/ui/index.ts'
import { percent, reasonInWords } from './lights.tsx'
import { itemsPath, rolloutPath } from './paths.ts'
import type { BothHalves } from './readiness-view.ts'
import type { UnitLine } from './rollout-page.store.ts'
import { type AreaLine, dueOf, type Expectation, isLate } from './rollout-page.ts'

interface InRollout {
  readonly ui: Ui
  readonly programme: ProgrammeView
  readonly rollout: RolloutRow
}

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

const ItemsLink = (props: {
  programme: ProgrammeView
  rollout: RolloutRow
  half: Half
  area?: string
  children?: unknown
}) => {
  const { programme, rollout, half, area } = props
  if (programme.standing === 'observer') return <span>{props.children}</span>
  return <a href={itemsPath(programme, { rollout: rollout.id, half, ...(area && { area }) })}>{props.children}</a>
}

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

/** Units that take part, and how far each has come with its own items. */
export const RolloutUnits = ({ ui, units }: { ui: Ui; units: readonly UnitLine[] }) => {
  const { t } = ui
  if (units.length === 0) return null
  const withItems = units.filter(({ applicable }) => applicable > 0)
  const ready = withItems.filter(({ applicable, accepted }) => applicable === accepted).length
  return (
    <Section
      title={t('overview.units')}
      id="units"
      note={
        withItems.length > 0
          ? t('overview.units-ready', { ready, all: withItems.length })
          : t('overview.units-count', { count: units.length })
      }
    >
      {withItems.length > 0 && (
        <Deed label={t('overview.show-units')} kind="quiet" open={units.length <= 12}>
          <Table
            ui={ui}
            caption={t('overview.units')}
            hideCaption
            rows={units}
            columns={[
              { key: 'name', label: t('overview.unit'), cell: ({ name }) => name },
              {
                key: 'done',
                label: t('overview.accepted'),
                number: true,
                cell: ({ accepted, applicable }) => t('ui.of', { done: accepted, total: applicable }),
              },
              { key: 'late', label: t('overview.late-column'), number: true, cell: ({ late }) => late || '' },
            ]}
          />
        </Deed>
      )}
    </Section>
  )
}

/** Functions with their holders; a vacancy is shown, never hidden. */
export const RolloutPeople = ({
  ui,
  programme,
  rollout,
  functions,
}: InRollout & { functions: readonly FunctionInPlace[] }) => {
  const areas = Object.fromEntries(programme.areas.map(({ key, name }) => [key, inLanguage(name, ui.lang)]))
  return (
    <Section title={ui.t('overview.people')} id="people">
      <Facts
        columns
        facts={functions.map((one) => ({
          label: functionName(ui.t, one, areas),
          value: <FunctionHolder ui={ui} of={one} />,
          note: one.partyId === rollout.partyId ? undefined : one.partyName,
        }))}
      />
    </Section>
  )
}

/** Each go-live with its four dates; where forecast and decided date differ, by how much and why. */
export const RolloutGoLives = ({ ui, programme, rollout, keeps }: InRollout & { keeps: boolean }) => {
  const { t } = ui
  const day = (iso: string | null) => (iso ? <Day ui={ui} date={iso} short /> : <span class="quiet">–</span>)
  return (
    <Section
      title={t('overview.go-lives')}
      id="go-lives"
      actions={keeps && <a href={`${rolloutPath(programme, rollout.id)}/plan`}>{t('overview.forecast-or-actual')}</a>}
    >
      <Table
        ui={ui}
        caption={t('overview.go-lives')}
        hideCaption
        cards
        rows={rollout.goLives}
        columns={[
          {
            key: 'scope',
            label: t('overview.scope'),
            cell: ({ scope }) => scope || t('overview.whole-rollout'),
          },
          { key: 'original', label: t('ui.timeline.original'), number: true, cell: (one) => day(one.originalOn) },
          { key: 'decided', label: t('ui.timeline.decided'), number: true, cell: (one) => day(one.decidedOn) },
          { key: 'forecast', label: t('ui.timeline.forecast'), number: true, cell: (one) => day(one.forecastOn) },
          { key: 'actual', label: t('ui.timeline.actual'), number: true, cell: (one) => day(one.actualOn) },
          {
            key: 'why',
            label: t('overview.why'),
            cell: (one) => {
              const days = slip(one)
              if (days === null) return ''
              const when = t(days > 0 ? 'overview.days-later' : 'overview.days-earlier', { count: Math.abs(days) })
              return programme.standing === 'supplier' ? when : `${when}. ${one.forecastReason}`
            },
          },
        ]}
      />
    </Section>
  )
}
