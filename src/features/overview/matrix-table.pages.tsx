import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { ReadinessMatrix, type Ui } from '#src/ui/index.ts'
import { percent } from './lights.tsx'
import type { MatrixLine, Matrix as MatrixOf, MatrixPart, ShownHalves } from './matrix.ts'
import { itemsPath, rolloutPath } from './paths.ts'
import { lightsOf } from './readiness-view.ts'

interface MatrixProps {
  readonly ui: Ui
  readonly programme: ProgrammeView
  readonly matrix: MatrixOf
  readonly half: ShownHalves
  /** The caption is for readers only, where a heading above says the same. */
  readonly hideCaption?: boolean
}

/** Receiver × area. A cell leads to its items, a head to its area across receivers, a name to the rollout. */
export const Matrix = ({ ui, programme, matrix, half, hideCaption }: MatrixProps) => {
  const { t, lang } = ui
  const withItems = programme.standing !== 'observer'
  return (
    <ReadinessMatrix
      ui={ui}
      caption={t('overview.readiness')}
      areas={programme.areas.map(({ key, name }) => ({
        name: inLanguage(name, lang),
        href: withItems ? itemsPath(programme, { area: key, ...(half === 'both' ? {} : { half }) }) : undefined,
      }))}
      show={half}
      hideCaption={hideCaption}
      groups={matrix.parts.map((part) => ({
        name: part.wave?.waveName ?? t(part.wave ? 'overview.no-wave' : 'overview.all-receivers'),
        note: noteOf(part, ui),
        rows: part.lines.map((line) => ({
          name: line.rollout.partyName,
          href: rolloutPath(programme, line.rollout.id),
          days: daysInWords(line, ui),
          cells: line.cells.map((cell, index) => {
            const area = programme.areas[index]
            if (!cell || !area) return null
            const wish = { rollout: line.rollout.id, area: area.key, ...(half === 'both' ? {} : { half }) }
            const here = `${rolloutPath(programme, line.rollout.id)}#area-${area.key}`
            return { href: withItems ? itemsPath(programme, wish) : here, halves: lightsOf(cell) }
          }),
        })),
      }))}
      totals={(half === 'both' ? (['deliveries', 'preparations'] as const) : [half]).map((one) => ({
        name: t(`overview.total.${one}`),
        cells: matrix.totals.map((state) => percent(state[one].share)),
      }))}
    />
  )
}

/** "72 dagar kvar" where all of the wave go live on one day; else nothing. */
function noteOf({ lines }: MatrixPart, { t }: Ui): string | undefined {
  const days = new Set(lines.map(({ daysLeft }) => daysLeft))
  const states = new Set(lines.map(({ rollout }) => rollout.state))
  const [state] = states
  if (states.size === 1 && state && state !== 'preparing') return t(`overview.state.${state}`)
  const [left] = days
  if (days.size !== 1 || left === undefined) return undefined
  return left === null ? t('overview.no-date') : daysLeftInWords(left, t)
}

export const daysLeftInWords = (left: number, t: Ui['t']): string =>
  left < 0 ? t('overview.days-over', { count: -left }) : t('overview.days-left', { count: left })

/** In the narrow column: a number, or where the rollout stands when it is not on its way. */
function daysInWords({ rollout, daysLeft }: MatrixLine, { t }: Ui): string {
  if (rollout.state !== 'preparing' && rollout.state !== 'rolled-back') return t(`overview.state.${rollout.state}`)
  return daysLeft === null ? '–' : String(daysLeft).replace('-', '−')
}
