import { sql } from 'drizzle-orm'
import { canLead, findProgramme, programmeTopic } from '#src/features/programmes/index.ts'
import { programmes } from '#src/features/programmes/programme.tables.ts'
import { type Actor, orNotFound } from '#src/platform/access/index.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { templateItems, templates, templateVersions } from './template.tables.ts'
import type { Template, TemplateVersion } from './template.ts'

export interface OwningProgramme {
  readonly id: Id<'programme'>
  readonly name: string
  readonly leadPartyId: Id<'party'>
}

/** A template with its versions, latest first, and the programme it belongs to. */
export interface TemplateInPlace extends Template {
  readonly programme: OwningProgramme | null
  readonly versions: readonly (TemplateVersion & { readonly items: number })[]
  /** What an open page of it follows, each topic with its version. */
  readonly live: readonly string[]
}

const select = sql`
  select t.id, t.programme_id as "programmeId", t.built_in_key as "builtInKey", t.name, t.about,
    case when p.id is null then null else json_build_object('id', p.id, 'name', p.name, 'leadPartyId', p.lead_party_id) end as programme,
    coalesce((select json_agg(json_build_object('templateId', v.template_id, 'number', v.number, 'note', v.note, 'publishedAt', v.published_at,
        'createdAt', v.created_at, 'version', v.version,
        'items', (select count(*) from ${templateItems} i where i.template_id = v.template_id and i.version_number = v.number))
      order by v.number desc) from ${templateVersions} v where v.template_id = t.id), '[]') as versions
  from ${templates} t left join ${programmes} p on p.id = t.programme_id`

/**
 * Built-in templates are for all who are signed in; a programme's own for those who work in it: suppliers and observers see no
 * items. @returns what its pages follow, or null when the actor may not see it
 */
async function readable(
  db: Reader,
  actor: Actor,
  programmeId: Id<'programme'> | null,
): Promise<readonly string[] | null> {
  if (programmeId === null) return []
  const programme = await findProgramme(db, actor, programmeId)
  return programme?.standing === 'insider' ? [`${programmeTopic(programmeId)}@${programme.liveVersion}`] : null
}

/** Built-in ones first, then those of the actor's programmes; with a programme, only the built-in ones and its own. */
export async function listTemplates(
  db: Reader,
  actor: Actor,
  programmeId?: Id<'programme'>,
): Promise<TemplateInPlace[]> {
  const wanted = programmeId ? sql`where t.programme_id is null or t.programme_id = ${programmeId}` : sql``
  const { rows } = await db.execute(sql`${select} ${wanted} order by t.programme_id is not null, p.name, t.name, t.id`)
  const found = rows as unknown as Omit<TemplateInPlace, 'live'>[]
  const owners = [...new Set(found.map((template) => template.programmeId))]
  // One after the other: the reader may be a transaction, which has one connection.
  const live = new Map<TemplateInPlace['programmeId'], Awaited<ReturnType<typeof readable>>>()
  for (const id of owners) live.set(id, await readable(db, actor, id))
  return found.flatMap((template) => {
    const topics = live.get(template.programmeId)
    return topics ? [{ ...template, live: topics }] : []
  })
}

/** @throws NotFoundError when it is not there, or not for the actor to see. */
export async function findTemplate(db: Reader, actor: Actor, id: Id<'template'> | null): Promise<TemplateInPlace> {
  const { rows } = await db.execute(sql`${select} where t.id = ${id}`)
  const template = orNotFound(rows[0] as unknown as Omit<TemplateInPlace, 'live'> | undefined)
  return { ...template, live: orNotFound(await readable(db, actor, template.programmeId)) }
}

/** The same, locked until the transaction ends, so that two changes of its versions come one after the other. @throws NotFoundError */
export async function findTemplateForUpdate(tx: Tx, actor: Actor, id: Id<'template'> | null): Promise<TemplateInPlace> {
  await tx.execute(sql`select 1 from ${templates} where id = ${id} for update`)
  return findTemplate(tx, actor, id)
}

/** The programmes that the actor leads: where a template can be copied to. */
export async function listLedProgrammes(db: Reader, actor: Actor): Promise<OwningProgramme[]> {
  const open = await db
    .select({ id: programmes.id, name: programmes.name, leadPartyId: programmes.leadPartyId })
    .from(programmes)
    .where(sql`${programmes.closedAt} is null`)
    .orderBy(programmes.name)
  return open.filter((programme) => canLead(actor, programme))
}
