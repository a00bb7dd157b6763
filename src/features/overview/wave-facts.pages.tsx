import type { Half } from '#src/features/commitments/index.ts'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import { type Fact, Facts, Light, Section, type Ui } from '#src/ui/index.ts'
import { worstInWords } from './breach.words.ts'
import type { BreachesOf } from './breaches.ts'
import { itemsPath, rolloutPath } from './paths.ts'
import type { HalfInShort, WaveInShort } from './programme-overview.ts'

interface Told {
  readonly ui: Ui
  readonly programme: ProgrammeView
  readonly wave: WaveInShort
  readonly breaches: readonly BreachesOf[]
}

/** "Etapp 2 i korthet": both halves with what is late and whose, broken lead times, forecasts that differ. */
export const WaveFacts = (told: Told) => {
  const { ui, wave } = told
  const facts: Fact[] = [halfFact(told, 'deliveries'), halfFact(told, 'preparations')]
  const breach = breachFact(told)
  if (breach) facts.push(breach)
  if (wave.slips.length > 0) facts.push(slipFact(told))
  return (
    <Section title={ui.t('overview.wave-in-short', { wave: wave.name })}>
      <Facts facts={facts} />
    </Section>
  )
}

function halfFact({ ui, programme, wave }: Told, half: Half): Fact {
  const { accepted, applicable, late, lateBy } = wave[half]
  const numbers = ui.t(`overview.wave.${half}-done`, { done: accepted, all: applicable })
  const href = itemsPath(programme, { wave: wave.waveId, half })
  const reads = programme.standing === 'insider'
  return {
    label: ui.t(`overview.wave.${half}`),
    value: (
      <>
        <Light ui={ui} colour={wave.lights[half].light} label={ui.t(`overview.wave.${half}`)} />{' '}
        {reads ? <a href={href}>{numbers}</a> : numbers}
      </>
    ),
    note:
      late === 0 || !reads ? undefined : (
        <a href={`${href}&only=late`}>{lateInWords(ui, half, late, lateBy, programme.leadPartyId)}</a>
      ),
  }
}

/** "9 för sent, alla från programmet" · "9 för sent: 5 från Göliska IT, 4 från programmet". For one's own preparations whose is plain. */
function lateInWords(
  { t }: Ui,
  half: Half,
  late: number,
  lateBy: HalfInShort['lateBy'],
  leadPartyId: ProgrammeView['leadPartyId'],
): string {
  const from = ({ ownerId, ownerName }: HalfInShort['lateBy'][number]) =>
    ownerId === leadPartyId && half === 'deliveries' ? t('overview.the-programme') : ownerName
  const [first, ...others] = lateBy
  if (!first) return t('overview.late', { count: late })
  if (others.length === 0 && half === 'deliveries')
    return t('overview.late-all-from', { count: late, owner: from(first) })
  const each = half === 'deliveries' ? 'overview.late-from' : 'overview.late-at'
  const named = lateBy.slice(0, 3).map((one) => t(each, { count: one.late, owner: from(one) }))
  if (lateBy.length > 3) named.push(t('overview.late-others', { count: lateBy.length - 3 }))
  return `${t('overview.late', { count: late })}: ${named.join(', ')}`
}

function breachFact({ ui, programme, wave, breaches }: Told): Fact | null {
  const count = breaches.reduce((sum, one) => sum + one.count, 0)
  if (count === 0 || programme.standing !== 'insider') return null
  const worst = breaches.map((one) => one.worst).reduce((a, b) => (b.shortDays > a.shortDays ? b : a))
  return {
    label: ui.t('overview.breaches'),
    value: <a href={itemsPath(programme, { wave: wave.waveId, only: 'breach' })}>{count}</a>,
    note: worstInWords(worst, ui),
  }
}

const slipFact = ({ ui, programme, wave }: Told): Fact => ({
  label: ui.t('overview.forecast-differs'),
  value: wave.slips.slice(0, 6).map(({ rollout, days }, index) => (
    <>
      {index > 0 && ', '}
      <a href={rolloutPath(programme, rollout.id)}>{rollout.partyName}</a>{' '}
      {ui.t(index === 0 ? 'overview.slip-days' : 'overview.slip', { days: Math.abs(days), sign: days < 0 ? '−' : '+' })}
    </>
  )),
  note: wave.slips.length > 6 ? ui.t('overview.more', { count: wave.slips.length - 6 }) : undefined,
})
