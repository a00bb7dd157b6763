import type { ProgrammeFacts } from '#src/features/programmes/index.ts'
import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import { levelLook, type ShownLevel, type Ui } from '#src/ui/index.ts'
import type { ListedRisk } from '../readings/listed-risk.store.ts'
import { riskNumber } from '../risk.ts'
import { functionInWords, holderInWords } from './risk.words.ts'

/** The register as a file: the rows shown, on all pages, with what each risk says. */
export function risksSheet(
  programme: Pick<ProgrammeFacts, 'name' | 'areas'>,
  risks: readonly ListedRisk[],
  levels: readonly ShownLevel[],
  ui: Ui,
): ExportTable {
  const { t } = ui
  const column = (type: 'text' | 'number' | 'date') => (key: string, width?: number) => ({
    header: t(`risk-register.column.${key}`),
    type,
    ...(width && { width }),
  })
  const [text, number, date] = [column('text'), column('number'), column('date')]
  return {
    name: `${programme.name} ${t('risk-register.title')}`,
    columns: [
      text('number'),
      text('threat', 50),
      text('vulnerability', 40),
      text('consequence', 40),
      text('whose'),
      number('probability'),
      number('impact'),
      number('score'),
      text('level'),
      text('holder'),
      text('owner'),
      text('state'),
      number('proposed'),
      date('review'),
      number('actions'),
      number('actions-late'),
    ],
    rows: risks.map((risk) => [
      riskNumber(risk),
      risk.threat,
      risk.vulnerability,
      risk.consequence,
      risk.rolloutName ?? t('risk-register.programme'),
      risk.probability,
      risk.impact,
      risk.score,
      levelLook(levels, risk.score).name,
      holderInWords(risk.heldBy, programme, ui),
      risk.owner ? functionInWords(risk.owner, programme, ui) : risk.createdByName,
      risk.joinedIntoNumber === null
        ? t(`risk-register.state.${risk.state}`)
        : t('risk-register.joined-with', { number: risk.joinedIntoNumber }),
      risk.proposedScore,
      risk.nextReviewOn,
      risk.openActions,
      risk.lateActions,
    ]),
  }
}
