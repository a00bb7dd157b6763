import { sql } from 'drizzle-orm'
import { functions, holdings, people } from '#src/features/people/people.tables.ts'
import { startOfIntroduction } from '#src/features/templates/built-in/index.ts'
import type { FunctionKind } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { openAccount, openSession, type SessionCookie, writeSessionCookie } from '#src/platform/sign-in/index.ts'
import type { BenchPlan } from './plan.ts'

interface Duty {
  readonly kind: FunctionKind
  readonly partyId: Id<'party'>
  readonly areaKey: string | null
}

/** The Cookie header of those who are signed in. */
export interface BenchSessions {
  readonly programmeLead: string
  /** Of each receiver's lead, by its party. */
  readonly rolloutLeads: ReadonlyMap<string, string>
}

/**
 * So many people, each with a function: the programme lead, then leads, signatories and change leads of every receiver, then leads of areas and
 * staff, in turn. Written set by set: the doors appoint one at a time, with history that no measured page shows.
 */
export async function makePeople(
  tx: Tx,
  plan: BenchPlan,
  count: number,
  cookie: SessionCookie,
  deed: Deed,
): Promise<BenchSessions> {
  const duties = [...dutiesIn(plan).take(count)]
  const persons = duties.map((duty, at) => ({ ...duty, personId: newId<'person'>(), name: `Person ${at + 1}` }))
  const rows = persons.map(({ personId, name }, at) => ({
    id: personId,
    name,
    email: `person${at + 1}@example.se`,
    createdAt: deed.at,
  }))
  await tx.insert(people).values(rows)
  const wanted = new Map(persons.map((duty) => [keyOf(duty), duty]))
  await tx
    .insert(functions)
    .values(
      [...wanted.values()].map(({ kind, partyId, areaKey }) => ({
        kind,
        partyId,
        areaKey,
        programmeId: plan.id,
        createdAt: deed.at,
      })),
    )
    .onConflictDoNothing()
  const made = await tx.select().from(functions).where(sql`programme_id = ${plan.id}`)
  const idOf = new Map(made.map((one) => [keyOf(one), one.id]))
  const held = persons.map((one) => ({
    functionId: idOf.get(keyOf(one)) as Id<'function'>,
    personId: one.personId,
    validFrom: '2020-01-01',
  }))
  const quiet = await quietFunction(tx, plan, deed)
  await tx
    .insert(holdings)
    .values([...held, ...persons.slice(0, 1).map(({ personId }) => ({ ...quiet, personId, validFrom: '2020-01-01' }))])
  const sessions = new Map<string, string>()
  for (const { kind, partyId, personId, name } of persons) {
    if (kind === 'programme-lead' || kind === 'rollout-lead')
      sessions.set(partyId, await signIn(tx, { personId, name }, cookie, deed.at))
  }
  return { programmeLead: sessions.get(plan.region) ?? '', rolloutLeads: sessions }
}

function* dutiesIn({ region, supplier, partner, rollouts }: BenchPlan): Generator<Duty> {
  yield { kind: 'programme-lead', partyId: region, areaKey: null }
  yield { kind: 'supplier', partyId: supplier, areaKey: null }
  yield { kind: 'rollout-lead', partyId: partner, areaKey: null }
  for (const kind of ['rollout-lead', 'signatory', 'change-lead'] as const) {
    for (const { partyId } of rollouts) yield { kind, partyId, areaKey: null }
  }
  for (const { key } of startOfIntroduction.areas.slice(0, 3)) {
    for (const { partyId } of rollouts) yield { kind: 'area-lead', partyId, areaKey: key }
  }
  for (;;) for (const { partyId } of rollouts) yield { kind: 'staff', partyId, areaKey: null }
}

const keyOf = ({ kind, partyId, areaKey }: Omit<Duty, 'kind'> & { readonly kind: string }): string =>
  `${kind} ${partyId} ${areaKey ?? ''}`

async function quietFunction(tx: Tx, plan: BenchPlan, deed: Deed): Promise<{ functionId: Id<'function'> }> {
  const [made] = await tx
    .insert(functions)
    .values({ kind: 'observer', partyId: plan.region, programmeId: plan.quietId, createdAt: deed.at })
    .returning({ functionId: functions.id })
  if (!made) throw new Error('The function was not made.')
  return made
}

async function signIn(
  tx: Tx,
  person: { personId: Id<'person'>; name: string },
  cookie: SessionCookie,
  now: string,
): Promise<string> {
  const account = {
    name: person.name,
    email: `${person.personId}@example.se`,
    passwordHash: 'nobody signs in with this',
  }
  const userId = await openAccount(tx, account, now)
  await tx.update(people).set({ userId }).where(sql`id = ${person.personId}`)
  return writeSessionCookie(cookie, await openSession(tx, userId, now)).split(';')[0] ?? ''
}
