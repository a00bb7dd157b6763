import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { lightName, Table, type Ui } from '#src/ui/index.ts'
import { LightsLink, percent } from './lights.tsx'
import type { Matrix, MatrixLine, MatrixPart } from './matrix.ts'
import { daysLeftInWords } from './matrix-table.pages.tsx'
import { rolloutPath } from './paths.ts'

/** Every receiver with two lights, wave by wave; the waves still on their way stand open. */
export const Receivers = ({ ui, programme, matrix }: { ui: Ui; programme: ProgrammeView; matrix: Matrix }) => (
  <>
    {matrix.parts.map((part, index) => (
      <details class="wave-fold" open={index === openOf(matrix)}>
        <summary>
          <b>{part.wave?.waveName ?? ui.t('overview.no-wave')}</b> <span class="quiet">{inShort(part, ui)}</span>
        </summary>
        <ReceiverTable ui={ui} programme={programme} part={part} />
      </details>
    ))}
  </>
)

const isAhead = ({ rollout }: MatrixLine) => rollout.state === 'preparing' || rollout.state === 'rolled-back'

/** The first wave with anybody still on the way. */
const openOf = ({ parts }: Matrix): number => parts.findIndex(({ lines }) => lines.some(isAhead))

/** "8 mottagare · 72 dagar kvar · rött hos 3, gult hos 2". */
function inShort({ lines }: MatrixPart, ui: Ui): string {
  const { t } = ui
  const words = [t('overview.receivers', { count: lines.length })]
  const days = new Set(lines.filter(isAhead).map(({ daysLeft }) => daysLeft))
  const [left] = days
  if (days.size === 1 && typeof left === 'number') words.push(daysLeftInWords(left, t))
  for (const half of ['deliveries', 'preparations'] as const) {
    const red = lines.filter(({ whole }) => whole[half].light === 'red').length
    if (red > 0) words.push(t(`overview.red-${half}`, { count: red, light: lightName('red', ui) }))
  }
  return words.join(' · ')
}

const ReceiverTable = ({ ui, programme, part }: { ui: Ui; programme: ProgrammeView; part: MatrixPart }) => {
  const { t } = ui
  const here = (line: MatrixLine) => rolloutPath(programme, line.rollout.id)
  return (
    <Table
      ui={ui}
      caption={part.wave?.waveName ?? t('overview.no-wave')}
      hideCaption
      rows={part.lines}
      columns={[
        {
          key: 'name',
          label: t('ui.matrix.receiver'),
          cell: (line) => <a href={here(line)}>{line.rollout.partyName}</a>,
        },
        {
          key: 'days',
          label: t('ui.matrix.days'),
          number: true,
          cell: (line) => (isAhead(line) ? (line.daysLeft ?? '–') : t(`overview.state.${line.rollout.state}`)),
        },
        {
          key: 'lights',
          label: t('overview.lights'),
          cell: (line) => <LightsLink ui={ui} state={line.whole} href={`${here(line)}#readiness`} />,
        },
        {
          key: 'deliveries',
          label: t('ui.half.deliveries'),
          number: true,
          cell: (line) => percent(line.whole.deliveries.share),
        },
        {
          key: 'preparations',
          label: t('ui.half.preparations'),
          number: true,
          cell: (line) => percent(line.whole.preparations.share),
        },
        { key: 'comment', label: t('overview.comment'), cell: (line) => line.rollout.comment },
      ]}
    />
  )
}
