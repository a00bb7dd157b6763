import { sql } from 'drizzle-orm'
import type { ProgrammeView } from '#src/features/programmes/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import type { NamedFunction, NamedHolder } from '../risk.ts'
import { namedFunction, namedHolder } from './named.store.ts'

/** Those who decide about the risks of a programme or look after them, by their ids: few, however many the risks are. */
interface Who {
  readonly owners: ReadonlyMap<string, NamedFunction>
  /** Forums first, by name. */
  readonly holders: ReadonlyMap<string, NamedHolder>
}

type Programme = Pick<ProgrammeView, 'id' | 'liveVersion'>

const kept = versionedCache<Who>(20_000, ({ owners, holders }) => owners.size + holders.size)

/** Kept until the programme changes: to name each risk's anew made a page of a hundred cost several times more. `today` says who holds what. */
export const keptWho = (db: Reader, programme: Programme, today: string): Promise<Who> =>
  kept.get(`${programme.id} ${today}`, programme.liveVersion, () => readWho(db, programme, today))

export async function readWho(db: Reader, { id }: Pick<Programme, 'id'>, today: string): Promise<Who> {
  const { rows } = await db.execute<{ owner: NamedFunction | null; holder: NamedHolder | null }>(sql`
    with owners as (select distinct owner_function_id as id from risks where programme_id = ${id} and owner_function_id is not null),
    those as (select distinct holder_forum_id, holder_function_id from risks where programme_id = ${id})
    select ${namedFunction(sql`owners.id`, today)} as owner, null::json as holder, null as forum, null as party from owners
    union all
    select null, ${namedHolder('those', today)}, f.name, p.name from those left join forums f on f.id = holder_forum_id
      left join functions u on u.id = holder_function_id left join parties p on p.id = u.party_id
    order by forum nulls last, party`)
  return {
    owners: new Map(rows.flatMap(({ owner }) => (owner ? [[owner.id, owner]] : []))),
    holders: new Map(rows.flatMap(({ holder }) => (holder ? [[holder.id, holder]] : []))),
  }
}
