import { createCommitments, type NewCommitment, readPlan } from '#src/features/commitments/index.ts'
import { startOfIntroduction } from '#src/features/templates/built-in/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Size } from '../sizes.ts'
import { type BenchPlan, type BenchRollout, mustBe } from './plan.ts'

type Item = (typeof startOfIntroduction.areas)[number]['items'][number] & { readonly areaKey: string }

/** So many items of the built-in template, every area in turn. */
function chosenItems(count: number): Item[] {
  const { areas } = startOfIntroduction
  const longest = Math.max(...areas.map(({ items }) => items.length))
  const inTurn = Array.from({ length: longest }, (_, at) =>
    areas.flatMap((area) => (area.items[at] ? [{ ...area.items[at], areaKey: area.key }] : [])),
  )
  return inTurn.flat().slice(0, count)
}

/**
 * The same items for every rollout. What others owe is one commitment with a receipt for each receiver, as in a real programme; with units every
 * item is asked of each unit of each rollout, so that 49 × 60 × 30 receipts stand there.
 */
export async function makeItems(tx: Tx, bench: BenchPlan, size: Size, deed: Deed): Promise<void> {
  const plan = await readPlan(tx, bench.id)
  const items = chosenItems(size.items)
  const shared = items.filter((item) => size.units === 0 && item.owner !== 'receiver')
  const own = items.filter((item) => !shared.includes(item))
  mustBe(
    await createCommitments(
      tx,
      plan,
      shared.map((item) => commitmentOf(bench, item)),
      deed,
    ),
  )
  for (const [at, rollout] of bench.rollouts.entries()) {
    // The planner must learn what has come: without it each rollout takes longer than the one before.
    if (Number.isInteger(Math.log2(at))) await tx.execute('analyze')
    const wished = own.map((item) => ({
      ...commitmentOf(bench, item, rollout),
      scope: size.units > 0 ? ('unit' as const) : ('rollout' as const),
      rolloutId: rollout.id,
    }))
    mustBe(await createCommitments(tx, plan, wished, deed))
  }
}

function commitmentOf(bench: BenchPlan, item: Item, rollout?: BenchRollout): NewCommitment {
  const {
    areaKey,
    title,
    why,
    evidence,
    minimumDays,
    critical,
    mandatory,
    due,
    notBefore = null,
    validity = null,
    approver = null,
  } = item
  return {
    scope: 'programme',
    ...{ areaKey, title, why, evidence, minimumDays, critical, mandatory, notBefore, validity, approver },
    ownerId: ownerOf(bench, item, rollout),
    dueRule: 'at' in due ? { kind: 'at-go-live' } : { kind: 'lead', duration: due.lead, side: due.side },
  }
}

function ownerOf({ region, supplier, partner }: BenchPlan, { owner }: Item, rollout?: BenchRollout) {
  if (owner === 'supplier') return supplier
  if (owner === 'it-partner') return partner
  return owner === 'receiver' && rollout ? rollout.partyId : region
}
