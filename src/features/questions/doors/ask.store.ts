import { sql } from 'drizzle-orm'
import { notify } from '#src/features/notices/index.ts'
import { nextNumber } from '#src/features/programmes/index.ts'
import type { RecordVisibility } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { leadingKinds } from '../question.policy.ts'
import { type QuestionKind, questions } from '../question.tables.ts'
import { type Question, questionPath } from '../question.ts'
import { startsAt } from '../rules/asking.ts'
import { answerByFrom } from '../rules/clock.ts'
import { type Programme, whoHas } from './recipients.store.ts'
import { beginStays, happened, tell } from './save.store.ts'
import { readQuestionSettings } from './settings.store.ts'

export interface QuestionWish {
  readonly kind?: QuestionKind
  /** The question in a line, and more of it. */
  readonly title: string
  readonly text?: string
  /** The page it was asked from. */
  readonly fromPath?: string
  readonly fromTitle?: string
  /** The party that the asker speaks for: its organisation answers first. */
  readonly partyId: Id<'party'>
  readonly visibility?: RecordVisibility
  /** With the visibility `forum`. */
  readonly visibleToForumId?: Id<'forum'> | null
  /** Given where it must be known before; otherwise made. */
  readonly id?: Id<'question'>
}

/**
 * Asks. The own organisation answers first, and its leads are told; what the programme's own people ask starts with the programme. The deed
 * names the one who asks.
 */
export async function askQuestion(
  tx: Tx,
  programme: Programme,
  wish: QuestionWish,
  deed: Deed,
): Promise<{ readonly id: Id<'question'>; readonly number: number }> {
  const { organisationId, rolloutId, hasLeads } = await homeOf(tx, programme.id, wish.partyId, deed.today)
  const at = startsAt({ leadsProgramme: organisationId === programme.leadPartyId, hasLeads })
  const settings = await readQuestionSettings(tx, programme.id)
  const asked = {
    programmeId: programme.id,
    id: wish.id ?? newId<'question'>(),
    number: await nextNumber(tx, programme.id, 'question'),
    kind: wish.kind ?? 'question',
    title: wish.title,
    text: wish.text ?? '',
    fromPath: wish.fromPath ?? '',
    fromTitle: wish.fromTitle ?? '',
    organisationId,
    rolloutId,
    askedBy: deed.personId as Id<'person'>,
    askedAt: deed.at,
    ...at,
    ownerFunctionId: null,
    since: deed.at,
    answerBy: answerByFrom(at.place, deed.today, { calendar: programme.calendar, settings }),
    forwardedAt: at.place === 'programme' ? deed.at : null,
    visibility: wish.visibility ?? 'all-but-suppliers',
    visibleToForumId: wish.visibleToForumId ?? null,
  } satisfies Partial<Question>
  await tx.insert(questions).values(asked)
  await beginStays(tx, programme.id, [asked], deed)
  const { id, number, title } = asked
  await tell(tx, programme.id, [happened(asked as unknown as Question, 'question.asked')], deed)
  await notify(
    tx,
    {
      kind: 'questions',
      code: 'question.asked',
      params: { number, title, by: asked.answerBy },
      programmeId: programme.id,
      href: questionPath(programme.id, id),
      once: `question.asked:${id}`,
    },
    { functionIds: await whoHas(tx, programme, asked, deed.today) },
    deed,
  )
  return { id, number }
}

interface Home {
  readonly organisationId: Id<'party'>
  readonly rolloutId: Id<'rollout'> | null
  readonly hasLeads: boolean
}

/** The asker's organisation, the introduction that it is part of there, and whether anybody is to answer. */
async function homeOf(tx: Tx, programmeId: Id<'programme'>, partyId: Id<'party'>, today: string): Promise<Home> {
  const { rows } = await tx.execute<Home & Record<string, unknown>>(sql`
    select p.organisation_id as "organisationId",
      (select r.id from rollouts r join parties rp on rp.id = r.party_id
        where r.programme_id = ${programmeId} and not r.is_template and rp.organisation_id = p.organisation_id
        order by r.party_id = p.id desc, r.party_id = p.organisation_id desc, r.state = 'withdrawn', r.id limit 1) as "rolloutId",
      exists (select from functions f join parties fp on fp.id = f.party_id where fp.organisation_id = p.organisation_id
        and f.kind = any(${sql.param([...leadingKinds])}::text[]) and (f.programme_id = ${programmeId} or f.programme_id is null)
        and (f.ended_on is null or f.ended_on > ${today}::date)) as "hasLeads"
    from parties p where p.id = ${partyId}`)
  const [home] = rows
  if (!home) throw new Error(`There is no party ${partyId}.`)
  return home
}
