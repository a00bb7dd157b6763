import { sql } from 'drizzle-orm'
import {
  addAction,
  addAlternative,
  confirmLowering,
  createRisk,
  finishAction,
  rescore,
  reviewRisk,
  setLevels,
  usualLevels,
} from '#src/features/risks/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { rolloutOf } from '../founding.ts'
import type { ExampleRisk } from '../texts/deciding-types.ts'
import type { ForumsMade } from './forums.ts'
import { type Deciding, deedOn, done, memberOf } from './scene.ts'

/** Working days back that the levels were set, before the first risk. */
const levelsSet = 100
/** Working days that a forum takes to confirm that a risk is lower. */
const confirmedAfter = 2

/** Low is the programme lead's, medium the tactical group's, high the steering group's. */
export async function setExampleLevels(tx: Tx, scene: Deciding, forums: ForumsMade): Promise<void> {
  const { programme, cast, days } = scene
  const lead = cast.speakerOf(programme.leadPartyId, programme.id)
  const holders = [
    { kind: 'function', id: lead.functionId },
    { kind: 'forum', id: forums.id('tactical') },
    { kind: 'forum', id: forums.id('steering') },
  ] as const
  const levels = usualLevels(holders[0]).map((level, at) => ({ ...level, holder: holders[at] ?? null }))
  done('levels', await setLevels(tx, programme, { levels }, deedOn(scene, lead, days.workingDaysBack(levelsSet))))
}

/** The risks, each with its scores in order, what is done about it, and what there is to choose between. */
export async function makeRisks(
  tx: Tx,
  scene: Deciding,
  forums: ForumsMade,
  texts: readonly ExampleRisk[],
): Promise<void> {
  for (const text of texts) await makeRisk(tx, scene, forums, text)
}

async function makeRisk(tx: Tx, scene: Deciding, forums: ForumsMade, text: ExampleRisk): Promise<void> {
  const { programme, days } = scene
  const who = memberOf(scene, text.by)
  const [first, ...later] = text.scores
  if (!first) throw new Error(`${text.key} has no score.`)
  const [back, probability, impact] = first
  const on = deedOn(scene, who, days.workingDaysBack(back), text.key)
  const rollout = text.rollout === null ? null : rolloutOf(await scene.founded.rollouts(tx), text.rollout)
  const { threat, vulnerability, consequence } = text
  const wish = {
    rolloutId: rollout?.id ?? null,
    organisationId: who.partyId,
    ownerFunctionId: who.functionId,
    probability,
    impact,
  }
  const id = done(text.key, await createRisk(tx, programme, { ...wish, threat, vulnerability, consequence }, on))
  for (const alternative of text.alternatives) done(text.key, await addAlternative(tx, programme, id, alternative, on))
  await addActions(tx, scene, id, text)
  for (const [back, probability, impact, reason] of later) {
    const deed = deedOn(scene, who, days.workingDaysBack(back), reason)
    const effect = done(text.key, await rescore(tx, programme, id, { probability, impact, reason }, deed))
    if (effect !== 'proposed') continue
    const chair = forums.chair(orNotFound(await forumOf(tx, programme.id, id)))
    const confirmed = deedOn(scene, chair, days.workingDaysBack(back - confirmedAfter), text.key)
    done(text.key, await confirmLowering(tx, programme, id, confirmed))
  }
  await goThrough(tx, scene, forums, id, text)
}

/** Gone through by whoever decides: a chair, where that is a forum. */
async function goThrough(
  tx: Tx,
  scene: Deciding,
  forums: ForumsMade,
  id: Id<'risk'>,
  { key, reviews = [] }: ExampleRisk,
): Promise<void> {
  const { programme, cast, days } = scene
  for (const [back, note] of reviews) {
    const forumId = await forumOf(tx, programme.id, id)
    const who = forumId ? forums.chair(forumId) : cast.speakerOf(programme.leadPartyId, programme.id)
    const deed = deedOn(scene, who, days.workingDaysBack(back), key)
    done(key, await reviewRisk(tx, programme, id, { note, asHolder: true }, deed))
  }
}

async function forumOf(tx: Tx, programmeId: Id<'programme'>, id: Id<'risk'>): Promise<Id<'forum'> | null> {
  const { rows } = await tx.execute<{ forumId: Id<'forum'> | null }>(
    sql`select holder_forum_id as "forumId" from risks where programme_id = ${programmeId} and id = ${id}`,
  )
  return rows[0]?.forumId ?? null
}

async function addActions(
  tx: Tx,
  scene: Deciding,
  riskId: Id<'risk'>,
  { key, by, scores, actions }: ExampleRisk,
): Promise<void> {
  const { programme, days } = scene
  const last = scores.at(-1)?.[0] ?? 0
  for (const { what, by: doer, due, done: doneBack } of actions) {
    const owner = memberOf(scene, doer)
    const back = Math.max(last, doneBack ?? 0, due < 0 ? -due : 0) + 1
    const deed = deedOn(scene, memberOf(scene, by), days.workingDaysBack(back), what)
    const action = { what, ownerFunctionId: owner.functionId, dueOn: days.workingDaysBack(-due) }
    const actionId = done(key, await addAction(tx, programme, riskId, action, deed))
    if (doneBack === undefined) continue
    const finished = deedOn(scene, owner, days.workingDaysBack(doneBack), what)
    done(key, await finishAction(tx, programme, { riskId, actionId }, finished))
  }
}
