import { type SQL, sql } from 'drizzle-orm'
import { findProgramme } from '#src/features/programmes/index.ts'
import type { Actor, ProgrammeNow } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { HistoryParams } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Ui } from '#src/ui/index.ts'
import type { MatterSources, ToldMatter } from './forum.deps.ts'
import { seatHeld } from './forum.store.ts'

/** Something that waits for a forum, as far as the reader may see it. */
export interface Waiting extends ToldMatter {
  readonly forumId: Id<'forum'>
  readonly forumName: string
  readonly programmeId: Id<'programme'>
  readonly programmeName: string
  readonly why: string
  readonly params: HistoryParams
  /** Since when (an ISO moment). */
  readonly since: string
}

type Row = Omit<Waiting, keyof ToldMatter | 'programmeName'> & { readonly kind: string; readonly subjectId: string }

const openMatters = (where: SQL) => sql`
  select m.kind, m.subject_id as "subjectId", m.forum_id as "forumId", f.name as "forumName", m.programme_id as "programmeId", m.why, m.params,
    to_char(m.listed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
  from matters m join forums f on f.id = m.forum_id where m.settled_at is null and ${where} order by m.listed_at, m.id`

/** What a matter needs to be told in the reader's language. */
export interface Teller {
  readonly actor: Actor
  readonly sources: MatterSources
  readonly ui: Ui
  /** The programmes found with the actor; none in a transaction. */
  readonly known: readonly ProgrammeNow[]
}

/** "Att ta upp": what waits for the forum, oldest first; what the reader may not see is left out. */
export async function listWaiting(db: Reader, forumId: Id<'forum'>, teller: Teller): Promise<Waiting[]> {
  const { rows } = await db.execute<Row & Record<string, unknown>>(openMatters(sql`m.forum_id = ${forumId}`))
  return told(db, rows, teller)
}

/** What waits for the actor to take up: in forums where they are the chair, or a member where nobody holds the chair. Oldest first. */
export async function listMyMatters(db: Reader, teller: Teller): Promise<Waiting[]> {
  const of = (kind: string) => teller.actor.seats.filter((seat) => seat.kind === kind).map(({ forumId }) => forumId)
  const [chairs, members] = [of('chair'), of('member')]
  if (chairs.length + members.length === 0) return []
  const { rows } = await db.execute<Row & Record<string, unknown>>(
    openMatters(sql`(m.forum_id = any(${sql.param(chairs)}::uuid[])
      or (m.forum_id = any(${sql.param(members)}::uuid[]) and not ${seatHeld('chair', teller.ui.today)}))`),
  )
  return told(db, rows, teller)
}

async function told(db: Reader, rows: readonly Row[], { actor, sources, ui, known }: Teller): Promise<Waiting[]> {
  const found = new Map<Row, ToldMatter & { programmeName: string }>()
  const alike = Map.groupBy(rows, ({ forumId, programmeId, kind }) => `${forumId} ${programmeId} ${kind}`)
  for (const group of alike.values()) {
    const [first] = group
    const source = first && sources[first.kind]
    const programme = source && (await findProgramme(db, actor, first.programmeId, known))
    if (!programme) continue
    const ids = group.map(({ subjectId }) => subjectId)
    const tellings = await source(db, actor, programme, first.forumId, ids, ui)
    for (const row of group) {
      const telling = tellings.get(row.subjectId)
      if (telling) found.set(row, { ...telling, programmeName: programme.name })
    }
  }
  return rows.flatMap((row) => {
    const telling = found.get(row)
    const { kind: _kind, subjectId: _subject, ...rest } = row
    return telling ? [{ ...rest, ...telling }] : []
  })
}
