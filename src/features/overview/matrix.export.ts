import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { ExportTable } from '#src/platform/spreadsheet/index.ts'
import { lightName, type Ui } from '#src/ui/index.ts'
import type { Matrix, MatrixLine, ShownHalves } from './matrix.ts'

/** The matrix as it is shown, lights in words: one column for each area and half shown. */
export function matrixSheet(programme: ProgrammeView, matrix: Matrix, half: ShownHalves, ui: Ui): ExportTable {
  const { t, lang } = ui
  const halves = half === 'both' ? (['deliveries', 'preparations'] as const) : [half]
  const areas = programme.areas.map(({ name }) => inLanguage(name, lang))
  const text = (header: string) => ({ header, type: 'text' }) as const
  const lights = ({ cells }: MatrixLine) =>
    cells.flatMap((cell) => halves.map((one) => (cell ? lightName(cell[one].light, ui) : t('ui.matrix.absent'))))
  return {
    name: t('overview.readiness-title'),
    columns: [
      text(t('ui.matrix.receiver')),
      text(t('overview.wave-label')),
      text(t('overview.state')),
      { header: t('ui.matrix.days'), type: 'number' },
      ...halves.map((one) => text(t(`ui.half.${one}`))),
      ...halves.map((one) => ({ header: t(`overview.share.${one}`), type: 'percent' }) as const),
      ...areas.flatMap((area) => halves.map((one) => text(`${area}: ${t(`ui.half.${one}`)}`))),
    ],
    rows: matrix.parts
      .flatMap(({ lines }) => lines)
      .map((line) => [
        line.rollout.partyName,
        line.rollout.waveName,
        t(`overview.state.${line.rollout.state}`),
        line.daysLeft,
        ...halves.map((one) => lightName(line.whole[one].light, ui)),
        ...halves.map((one) => line.whole[one].share),
        ...lights(line),
      ]),
  }
}
