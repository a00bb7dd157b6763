import { canLead, type ProgrammeView } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { type Column, levelLook, RiskMatrix, Section, Table, Tag, type Ui, withQuery } from '#src/ui/index.ts'
import type { ShownRiskLevel, ShownRiskLevels } from '../readings/levels.store.ts'
import type { SoughtRisk } from '../readings/risks.store.ts'
import { riskLevelsPath } from '../risk.ts'
import { OpenOrAll } from './filters.pages.tsx'
import { NoRisks } from './list.pages.tsx'
import { cellsOf, countLevels } from './matrix.ts'
import { registerPath } from './register.pages.tsx'
import { holderInWords, isUnheld, shownLevels } from './risk.words.ts'
import type { RisksWish } from './risk-filter.ts'

interface MatrixProps {
  readonly ui: Ui
  readonly actor: Actor
  readonly programme: ProgrammeView
  readonly risks: readonly SoughtRisk[]
  readonly levels: ShownRiskLevels
  readonly wish: RisksWish
  /** The page's own address with its query. */
  readonly url: string
  readonly addHref: string | null
}

/** The register as a matrix, and under it each level: how many, and who decides. A cell and a level lead to the list of just those. */
export function MatrixBody(props: MatrixProps) {
  const { ui, programme, risks, levels, wish, url, addHref } = props
  const { t } = ui
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  const listUrl = withQuery(registerPath(programme, 'list') + query, { page: null, sort: null })
  return (
    <>
      <div class="table-line">
        <p class="quiet" data-announce>
          {t('risk-register.matrix.count', { count: risks.length })}
        </p>
        <OpenOrAll ui={ui} wish={wish} url={url} />
      </div>
      {risks.length === 0 && <NoRisks ui={ui} wish={wish} addHref={addHref} />}
      <RiskMatrix
        ui={ui}
        caption={t('risk-register.matrix.title')}
        hideCaption
        levels={shownLevels(levels.levels, ui)}
        cells={cellsOf(risks, listUrl)}
      />
      <p class="quiet">{t('risk-register.matrix.note')}</p>
      <Levels {...props} listUrl={listUrl} />
    </>
  )
}

function Levels({ ui, actor, programme, risks, levels, listUrl }: MatrixProps & { listUrl: string }) {
  const { t } = ui
  return (
    <Section title={t('risk-register.matrix.levels')}>
      <p class="prose">
        {!levels.own && t('risk-register.matrix.usual')}{' '}
        {!levels.own && canLead(actor, programme) && (
          <a href={riskLevelsPath(programme)}>{t('risk-register.matrix.set')}</a>
        )}{' '}
        {t('risk-register.matrix.local')}
      </p>
      <Table
        ui={ui}
        caption={t('risk-register.matrix.levels')}
        hideCaption
        columns={levelColumns(ui, programme, levels, countLevels(risks), listUrl)}
        rows={levels.levels.toReversed()}
        cards
      />
    </Section>
  )
}

function levelColumns(
  ui: Ui,
  programme: ProgrammeView,
  { levels }: ShownRiskLevels,
  counts: ReadonlyMap<number, number>,
  listUrl: string,
): Column<ShownRiskLevel>[] {
  const { t } = ui
  const shown = shownLevels(levels, ui)
  const column = (key: string) => ({ key, label: t(`risk-register.column.${key}`) })
  return [
    {
      ...column('level'),
      cell: ({ name, toScore }) => {
        const { tone, sign } = levelLook(shown, toScore)
        return Tag({ label: inLanguage(name, ui.lang), tone, sign })
      },
    },
    { ...column('scores'), number: true, cell: ({ fromScore, toScore }) => `${fromScore}–${toScore}` },
    {
      ...column('count'),
      number: true,
      cell: ({ number }) => {
        const count = counts.get(number) ?? 0
        return count > 0 ? <a href={withQuery(listUrl, { level: number })}>{count}</a> : '0'
      },
    },
    {
      ...column('holder'),
      cell: ({ heldBy }) => (
        <span>
          {holderInWords(heldBy, programme, ui)}
          {isUnheld(heldBy) && <> {Tag({ label: t('people.vacant'), tone: 'warning', sign: '!' })}</>}
        </span>
      ),
    },
    { ...column('every'), number: true, cell: ({ reviewDays }) => t('ui.days', { count: reviewDays }) },
  ]
}
