import { raw } from 'hono/html'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import {
  ButtonLink,
  type Column,
  Day,
  Empty,
  escapeText,
  Pagination,
  ScoreTag,
  type ShownLevel,
  Table,
  TableLine,
  Tag,
  type Tone,
  type Ui,
  withQuery,
} from '#src/ui/index.ts'
import type { ListedRisk } from '../readings/listed-risk.store.ts'
import { type RiskState, riskNumber, riskPath } from '../risk.ts'
import { OpenOrAll } from './filters.pages.tsx'
import { functionInWords, holderInWords, isUnheld } from './risk.words.ts'
import { narrowedBy, RISKS_PER_PAGE, type RisksWish } from './risk-filter.ts'

interface ListProps {
  readonly ui: Ui
  readonly programme: ProgrammeView
  readonly risks: readonly ListedRisk[]
  readonly total: number
  readonly levels: readonly ShownLevel[]
  readonly wish: RisksWish
  /** The page's own address with its query. */
  readonly url: string
  readonly addHref: string | null
}

/** The register as a list: a row for each risk, a card on a phone. */
export function RiskList({ ui, programme, risks, total, levels, wish, url, addHref }: ListProps) {
  const { t } = ui
  const file = (format: string) => withQuery(url, { format, page: null })
  return (
    <div>
      <CellShown ui={ui} wish={wish} url={url} />
      <TableLine ui={ui} count={total} exports={total > 0 ? { xlsx: file('xlsx'), csv: file('csv') } : undefined}>
        <OpenOrAll ui={ui} wish={wish} url={url} />
      </TableLine>
      {total === 0 ? (
        <NoRisks ui={ui} wish={wish} addHref={addHref} />
      ) : (
        <Table
          ui={ui}
          caption={t('risk-register.title')}
          hideCaption
          columns={columnsOf(ui, programme, levels)}
          rows={risks}
          sort={{ by: wish.sort, url }}
          cards
        />
      )}
      <Pagination ui={ui} url={url} page={wish.page} pages={Math.ceil(total / RISKS_PER_PAGE)} />
    </div>
  )
}

/** None at all, or none like that: what to do. */
export const NoRisks = ({ ui, wish, addHref }: Pick<ListProps, 'ui' | 'wish' | 'addHref'>) => {
  const { t } = ui
  if (narrowedBy(wish.filter) > 0)
    return <Empty title={t('risk-register.none-like-that')}>{t('risk-register.none-like-that-note')}</Empty>
  return (
    <Empty
      title={t('risk-register.none')}
      action={addHref && <ButtonLink href={addHref}>{t('risk-register.add')}</ButtonLink>}
    >
      {t('risk-register.none-note')}
    </Empty>
  )
}

/** Says that only a cell of the matrix (or a row or column of it) is shown, and leads out of it. */
const CellShown = ({ ui, wish, url }: Pick<ListProps, 'ui' | 'wish' | 'url'>) => {
  const { probability, impact } = wish.filter
  if (probability === undefined && impact === undefined) return null
  const what = probability && impact ? 'cell' : probability ? 'cell-probability' : 'cell-impact'
  return (
    <p>
      <b>{ui.t(`risk-register.${what}`, { probability: probability ?? '', impact: impact ?? '' })}</b>{' '}
      <a href={withQuery(url, { probability: null, impact: null, page: null })}>{ui.t('risk-register.leave-cell')}</a>
    </p>
  )
}

/** What is in a cell is built as text, since it stands in every row. All that comes from outside passes `escapeText`. */
function columnsOf(ui: Ui, programme: ProgrammeView, levels: readonly ShownLevel[]): Column<ListedRisk>[] {
  const { t } = ui
  const column = (key: string, label = key) => ({ key, label: t(`risk-register.column.${label}`), sortable: true })
  return [
    { ...column('number', 'risk'), cell: (risk) => raw(named(programme, risk)) },
    { ...column('score'), cell: (risk) => raw(score(ui, levels, risk)) },
    { ...column('whose'), cell: (risk) => raw(whose(ui, risk)) },
    { ...column('holder'), cell: (risk) => raw(holder(ui, programme, risk)) },
    {
      ...column('owner'),
      cell: ({ owner, createdByName }) => (owner ? functionInWords(owner, programme, ui) : createdByName),
    },
    { ...column('state'), cell: (risk) => state(ui, risk) },
    { ...column('review'), number: true, cell: (risk) => raw(review(ui, risk)) },
    { ...column('actions'), number: true, cell: (risk) => raw(actions(ui, risk)) },
  ]
}

const named = (programme: ProgrammeView, risk: ListedRisk): string =>
  `<span class="risk-name"><span class="quiet">${riskNumber(risk)}</span> <a href="${riskPath(programme, risk)}">${escapeText(risk.threat)}</a></span>`

const score = (ui: Ui, levels: readonly ShownLevel[], { score, proposedScore }: ListedRisk): string => {
  const given = `${ScoreTag({ levels, score })}`
  if (proposedScore === null) return given
  const label = ui.t('risk-register.proposed', { score: proposedScore })
  return `${given} ${Tag({ label, tone: 'info', sign: '?' })}`
}

const whose = ({ t }: Ui, { rolloutName, isRaised }: ListedRisk): string => {
  const name = escapeText(rolloutName ?? t('risk-register.programme'))
  return isRaised ? `${name}<span class="quiet">, ${escapeText(t('risk-register.raised'))}</span>` : name
}

const holder = (ui: Ui, programme: ProgrammeView, { heldBy }: ListedRisk): string => {
  const name = escapeText(holderInWords(heldBy, programme, ui))
  return isUnheld(heldBy) ? `${name} ${Tag({ label: ui.t('people.vacant'), tone: 'warning', sign: '!' })}` : name
}

const looks: Record<RiskState, { readonly tone: Tone; readonly sign: string }> = {
  open: { tone: 'neutral', sign: '○' },
  accepted: { tone: 'info', sign: '✓' },
  closed: { tone: 'success', sign: '■' },
  joined: { tone: 'neutral', sign: '→' },
}

const state = ({ t }: Ui, { state, joinedIntoNumber }: ListedRisk) =>
  Tag({
    label:
      joinedIntoNumber === null
        ? t(`risk-register.state.${state}`)
        : t('risk-register.joined-with', { number: joinedIntoNumber }),
    ...looks[state],
  })

/** What is closed, or followed with another, is not gone through any more. */
const review = (ui: Ui, { state, nextReviewOn }: ListedRisk): string => {
  if (state === 'closed' || state === 'joined') return ''
  const day = `${Day({ ui, date: nextReviewOn, short: true })}`
  if (nextReviewOn >= ui.today) return day
  return `${day} ${Tag({ label: ui.t('risk-register.review-late'), tone: 'warning', sign: '!' })}`
}

const actions = (ui: Ui, { openActions, lateActions }: ListedRisk): string => {
  if (lateActions === 0) return String(openActions)
  const label = `${lateActions} ${ui.t('risk-register.actions-late')}`
  return `${openActions} ${Tag({ label, tone: 'danger', sign: '!' })}`
}
