import { Hono } from 'hono'
import { type ListedItem, listItems, readRollUps } from '#src/features/commitments/index.ts'
import { canAppoint, functionName, isVacant, listFunctions, namesOf } from '#src/features/people/index.ts'
import {
  canLead,
  canReadComments,
  canSeeFunctions,
  countsInTotals,
  findRollout,
  keepsRollout,
  listRollouts,
  type ProgrammeView,
  programmeOf,
  type RolloutRow,
} from '#src/features/programmes/index.ts'
import { keptLevels, risksOfRollout } from '#src/features/risks/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import { type Env, type RequestContext, show } from '#src/platform/http/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { asId } from '#src/platform/ids.ts'
import { HistoryList, Section } from '#src/ui/index.ts'
import { listHistory, wholeHistory } from './history.store.ts'
import { entryOf } from './history-parts.pages.tsx'
import { historyPath } from './paths.ts'
import { readTrend } from './readiness.store.ts'
import { bothHalves } from './readiness-view.ts'
import { RolloutRisks } from './risks-in-short.pages.tsx'
import { RolloutExpected } from './rollout-expected.pages.tsx'
import { RolloutGoLives, RolloutPeople, RolloutUnits } from './rollout-facts.pages.tsx'
import { RolloutPage } from './rollout-page.pages.tsx'
import { listAnswering, listUnits } from './rollout-page.store.ts'
import { areaLines, expectations } from './rollout-page.ts'
import { RolloutAreas, RolloutComment, RolloutLights } from './rollout-readiness.pages.tsx'

/** Days back that the curve shows; lines of history; items read to say what is expected of whom. */
const shown = { trendDays: 120, history: 10, items: 500 }

export const rolloutPageRoutes = new Hono<Env>().get('/programmes/:programmeId/rollouts/:rolloutId', async (c) => {
  const programme = await programmeOf(c)
  const rollout = orNotFound(await findRollout(c.var.db, programme, asId(c.req.param('rolloutId'))))
  const { db, actor, today, frame } = c.var
  const keeps = keepsRollout(actor, programme, rollout) !== undefined
  const readsLights = programme.standing !== 'supplier'
  const [mates, trend, parts] = await Promise.all([
    matesOf(c, programme, rollout),
    readsLights ? readTrend(db, programme.id, [rollout.id], plusDays(today as IsoDate, -shown.trendDays)) : [],
    partsOf(c, programme, rollout, keeps),
  ])
  return show(
    c,
    <RolloutPage
      frame={frame}
      programme={programme}
      rollout={rollout}
      keeps={keeps}
      leads={canLead(actor, programme)}
      mates={mates}
      trend={trend}
      parts={parts}
    />,
  )
})

async function matesOf(c: RequestContext, programme: ProgrammeView, rollout: RolloutRow): Promise<RolloutRow[]> {
  if (!rollout.waveId) return []
  const all = await listRollouts(c.var.db, programme)
  return all.filter((one) => one.waveId === rollout.waveId && one.id !== rollout.id && countsInTotals(one))
}

async function partsOf(c: RequestContext, programme: ProgrammeView, rollout: RolloutRow, keeps: boolean) {
  const { ui } = c.var.frame
  const at = { ui, programme, rollout }
  const { db, actor, today } = c.var
  const [readiness, expected, units, people, history, levels, own] = await Promise.all([
    readinessParts(c, programme, rollout),
    programme.standing === 'observer' ? null : expectedPart(c, programme, rollout),
    programme.standing === 'insider' ? listUnits(c.var.db, programme.id, rollout.id, c.var.today) : [],
    canSeeFunctions(programme) ? peopleOf(c, programme, rollout) : [],
    historyPart(c, programme, rollout),
    keptLevels(db, programme),
    programme.standing === 'observer' ? null : risksOfRollout(db, actor, programme, rollout.id, today),
  ])
  return {
    ...readiness,
    begun: readiness.begun || people.some((one) => one.kind === 'area-lead' && !isVacant(one)),
    comment: canReadComments(programme) && <RolloutComment {...at} keeps={keeps} />,
    expected,
    units: <RolloutUnits ui={ui} units={units} />,
    people: people.length > 0 && (
      <RolloutPeople {...at} functions={people} appoints={appointsIn(c, programme, rollout)} />
    ),
    goLives: <RolloutGoLives {...at} keeps={keeps} />,
    risks: own && <RolloutRisks ui={ui} programme={programme} levels={levels} rolloutId={rollout.id} own={own} />,
    history,
  }
}

/** The reader fills the functions of the rollout's organisation, and may add some. */
const appointsIn = (c: RequestContext, programme: ProgrammeView, { organisationId }: RolloutRow): boolean =>
  canAppoint(c.var.actor, { kind: 'change-lead', organisationId, programmeId: programme.id })

/** A supplier sees no lights: how the receivers stand is not told to those who deliver. */
async function readinessParts(c: RequestContext, programme: ProgrammeView, rollout: RolloutRow) {
  if (programme.standing === 'supplier') return { begun: true, lights: null, areas: null }
  const today = c.var.today as IsoDate
  const rollUps = (await readRollUps(c.var.db, programme)).filter(({ rolloutId }) => rolloutId === rollout.id)
  const at = { ui: c.var.frame.ui, programme, rollout }
  const lines = areaLines(programme.areas, rollUps, today)
  return {
    begun: rollUps.some(({ half, accepted }) => half === 'preparations' && accepted > 0),
    lights: <RolloutLights {...at} whole={bothHalves(rollUps, today)} />,
    areas: lines.length > 0 && <RolloutAreas {...at} lines={lines} />,
  }
}

async function expectedPart(c: RequestContext, programme: ProgrammeView, rollout: RolloutRow) {
  const { db, actor, lang, frame } = c.var
  const { ui } = frame
  const today = c.var.today as IsoDate
  const page = { sort: 'due', descending: false, limit: shown.items, offset: 0, lang } as const
  const areas = Object.fromEntries(programme.areas.map(({ key, name }) => [key, inLanguage(name, lang)]))
  const [items, answering, functions] = await Promise.all([
    listItems(db, actor, programme, { rolloutId: rollout.id }, page, today),
    listAnswering(db, programme.id, rollout.id),
    canSeeFunctions(programme) ? peopleOf(c, programme, rollout) : [],
  ])
  const nameOf = new Map(
    functions.map((one) => [
      one.id,
      isVacant(one) ? `${functionName(ui.t, one, areas)} (${ui.t('people.vacant')})` : namesOf(lang, one.holders),
    ]),
  )
  const whose = ({ state, ownerName }: ListedItem) =>
    state === 'delivered' ? ui.t('overview.expected.our-answer') : ownerName
  const lead = functions.find(({ kind, partyId }) => kind === 'rollout-lead' && partyId === rollout.partyId)
  const responsible = (receiptId: string): string => {
    const functionId = answering.get(receiptId) ?? lead?.id
    return (functionId && nameOf.get(functionId)) ?? rollout.partyName
  }
  return (
    <RolloutExpected
      ui={ui}
      programme={programme}
      rollout={rollout}
      deliveries={expectations(items, 'deliveries', whose, today)}
      preparations={expectations(items, 'preparations', ({ receiptId }) => responsible(receiptId), today)}
    />
  )
}

/** The functions of the receiver itself, and of the organisation it is part of. */
async function peopleOf(c: RequestContext, programme: ProgrammeView, rollout: RolloutRow) {
  const all = await listFunctions(
    c.var.db,
    { programmeId: programme.id, organisationId: rollout.organisationId },
    c.var.today,
  )
  return all.filter(({ partyId }) => partyId === rollout.partyId || partyId === rollout.organisationId)
}

async function historyPart(c: RequestContext, programme: ProgrammeView, rollout: RolloutRow) {
  const { db, actor, frame } = c.var
  const { ui } = frame
  const reader = { programmeId: programme.id, standing: programme.standing }
  const wish = { ...wholeHistory, rollout: rollout.id }
  const rows = await listHistory(db, actor, reader, wish, { limit: shown.history, offset: 0 })
  if (rows.length === 0) return null
  return (
    <Section
      title={ui.t('programmes.tab.history')}
      actions={<a href={`${historyPath(programme)}?rollout=${rollout.id}`}>{ui.t('overview.whole-history')}</a>}
    >
      <HistoryList ui={ui} entries={rows.map((row) => entryOf(programme, { ...row, rolloutName: null }, ui))} />
    </Section>
  )
}
