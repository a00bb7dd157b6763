import { notifyMany } from '#src/features/notices/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { TakesPart } from '../readings/taking-part.store.ts'
import { answerersOf, type ToldSide } from './answerers.store.ts'
import { itemNotices, type Programme, placeOf, titled } from './item-notices.store.ts'
import type { OwnedBefore } from './owned.store.ts'

/** Items have another owner: whoever answers for them there is told that they do, and whoever did before that they no longer do. */
export async function tellOwners(
  tx: Tx,
  plan: Programme,
  changed: readonly OwnedBefore[],
  to: TakesPart,
  reason: string,
  deed: Deed,
): Promise<void> {
  if (deed.quiet || changed.length === 0) return
  const side = (item: OwnedBefore, owner: Pick<ToldSide, 'organisationId' | 'functionId'>): ToldSide => ({
    ...owner,
    areaKey: item.areaKey,
    visibility: item.visibility,
    ownOrganisationId: item.organisationId,
  })
  const sides = {
    'taken-over': changed.map((item) => side(item, { organisationId: to.organisationId, functionId: null })),
    'left-to': changed.map((item) =>
      side(item, { organisationId: item.ownerOrganisationId, functionId: item.ownerFunctionId }),
    ),
  }
  const lists = { 'taken-over': `owner=${to.id}`, 'left-to': 'only=mine' }
  for (const code of ['taken-over', 'left-to'] as const) {
    const answerers = await answerersOf(tx, plan, sides[code], deed.today)
    const each = changed.map((item, at) => ({
      params: { ...titled(item), party: code === 'taken-over' ? item.ownerName : to.name, reason },
      // A supplier does not see what it no longer owes.
      ...(code === 'taken-over'
        ? placeOf(plan, { commitmentId: item.id })
        : { href: `/programmes/${plan.id}/commitments` }),
      once: `item.${code} ${item.id} ${item.version}`,
      to: { functionIds: answerers[at] ?? [] },
    }))
    await notifyMany(tx, itemNotices(plan, code, each, { list: lists[code], deed }), deed)
  }
}
