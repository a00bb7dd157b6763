import { sql } from 'drizzle-orm'
import { notify } from '#src/features/notices/index.ts'
import type { Visibility } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { answerersOf, type ToldSide } from './answerers.store.ts'
import { type Programme, placeOf, titled } from './item-notices.store.ts'

interface Said {
  readonly id: string
  readonly commitmentId: Id<'commitment'>
  readonly receiptId?: Id<'receipt'> | null
  readonly visibility: Visibility
  /** The organisation that `own` means. */
  readonly organisationId: Id<'party'>
  readonly title: TwoLanguages
}

type Side = Pick<ToldSide, 'organisationId' | 'functionId' | 'areaKey'>

interface Concerned {
  readonly name: string | null
  readonly visibility: Visibility
  readonly ownOrganisationId: Id<'party'>
  readonly sides: readonly Side[]
}

/**
 * Somebody spoke beside an item: told are whoever answers for it at the owner, at the receiver spoken of (or the only one there is), and where
 * others spoke before; of those, who may see the comment. Not all receivers of a shared item: forty-nine would be mailed of one's question.
 */
export async function tellComment(tx: Tx, programme: Programme, said: Said, deed: Deed): Promise<void> {
  if (deed.quiet) return
  const concerned = await readConcerned(tx, programme, said, deed)
  if (!concerned) return
  const { name, visibility, ownOrganisationId, sides } = concerned
  const ofItem = sides.map((side) => ({ ...side, visibility, ownOrganisationId }))
  const ofComment = sides.map((side) => ({
    ...side,
    visibility: said.visibility,
    ownOrganisationId: said.organisationId,
  }))
  const [seeItem, seeComment] = [
    await answerersOf(tx, programme, ofItem, deed.today),
    new Set((await answerersOf(tx, programme, ofComment, deed.today)).flat()),
  ]
  const notice = {
    kind: 'waits',
    code: 'item.commented',
    params: { ...titled(said), name: name ?? '' },
    programmeId: programme.id,
    ...placeOf(programme, said),
    once: `item.commented ${said.id}`,
  } as const
  await notify(tx, notice, { functionIds: seeItem.flat().filter((id) => seeComment.has(id)) }, deed)
}

async function readConcerned(
  tx: Tx,
  programme: Programme,
  { commitmentId, receiptId = null }: Said,
  deed: Deed,
): Promise<Concerned | undefined> {
  const { rows } = await tx.execute<Concerned & Record<string, unknown>>(sql`
    select (select name from people where id = ${deed.personId}::uuid) as name, c.visibility, c.organisation_id as "ownOrganisationId",
      (select json_agg(json_build_object('organisationId', s.org, 'functionId', s.function, 'areaKey', c.area_key)) from (
        select op.organisation_id as org, c.owner_function_id as function from parties op where op.id = c.owner_id
        union
        select rp.organisation_id, r.function_id from receipts r join parties rp on rp.id = r.receiver_id
        where r.programme_id = c.programme_id and r.commitment_id = c.id and (r.id = ${receiptId}::uuid
          or (${receiptId}::uuid is null and c.scope in ('rollout', 'unit') and r.unit_id is null))
        union
        select k.organisation_id, null from comments k where k.programme_id = c.programme_id and k.commitment_id = c.id) s) as sides
    from commitments c where c.programme_id = ${programme.id} and c.id = ${commitmentId}`)
  return rows[0]
}
