import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, FunctionKind } from '#src/platform/access/index.ts'
import { connect, type Database, type Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import { listMails } from '#src/platform/mail/index.ts'
import { openAccount, openSession, passwordHash } from '#src/platform/sign-in/index.ts'
import { freshDatabase } from '../../../tests/setup/database.ts'
import {
  becomeFirstAdministrator,
  clearEnded,
  closeAccount,
  createFirstAdministratorLink,
  invite,
  takeInvitation,
} from './account.store.ts'
import { findFunction, listFunctions } from './function.store.ts'
import { appoint, endHolding, handOver } from './holding.store.ts'
import { createOneTimeLink, findOneTimeLink, spendOneTimeLink } from './one-time-link.store.ts'
import { changePerson, createPerson, findPerson, listChoosable } from './person.store.ts'

const now = '2026-11-22T08:00:00Z'
const today = '2026-11-22'
const publicUrl = new URL('http://localhost:3000')
const by: Deed = { personId: null, functionKind: null, partyId: null, at: now, today }
let fresh: Awaited<ReturnType<typeof freshDatabase>>
let database: Database
let hjo: Id<'party'>
let count = 0

const inTx = <T>(work: (tx: Tx) => Promise<T>) => database.db.transaction(work)
const made = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal?.code)
const someone = (name = 'Någon') =>
  inTx(async (tx) => made(await createPerson(tx, { name, email: `p${count++}@hjo.example` }, by)))
const duty = (kind: FunctionKind, partyId = hjo) => ({ kind, partyId, programmeId: null, areaKey: null })
const actorOf = (personId: Id<'person'>, held: Partial<Actor['functions'][number]>[] = []): Actor => ({
  personId,
  name: 'Den som frågar',
  lang: 'sv',
  functions: held.map((one) => ({
    id: newId(),
    kind: 'staff',
    partyId: hjo,
    organisationId: hjo,
    programmeId: null,
    areaKey: null,
    ...one,
  })),
  seats: [],
})
const admin = () => actorOf(newId(), [{ kind: 'admin' }])
const codes = async (subjectId: string) =>
  (await database.pool.query('select code from history where subject_id = $1 order by id', [subjectId])).rows.map(
    (row) => row.code,
  )

async function aParty(name: string): Promise<Id<'party'>> {
  const id = newId<'party'>()
  await database.pool.query(
    `insert into parties (id, kind, name, organisation_id, created_at) values ($1, 'municipality', $2, $1, $3)`,
    [id, name, now],
  )
  return id
}

beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect(fresh.url, { connections: 6 })
  hjo = await aParty('Hjo')
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

test('on an empty database a link makes the first administrator, once; a newer one replaces it', async () => {
  const earlier = (await createFirstAdministratorLink(database.db, publicUrl, now)) ?? ''
  const link = (await createFirstAdministratorLink(database.db, publicUrl, now)) ?? ''
  const token = (of: string) => of.split('/').at(-1) ?? ''
  expect(link).toMatch(/^http:\/\/localhost:3000\/invitations\/[\w-]{43}$/)
  const wish = {
    name: 'Systemadministratör',
    email: 'admin@hjo.example',
    organisation: 'Gemensam IT',
    passwordHash: await passwordHash('tre gröna båtar'),
  }
  const take = (of: string) => inTx((tx) => becomeFirstAdministrator(tx, token(of), wish, { now, today }))
  expect(codeOf(await take(earlier))).toBe('spent')
  expect(codeOf(await take(link))).toBe('ok')
  expect(codeOf(await take(link))).toBe('spent')
  expect(await createFirstAdministratorLink(database.db, publicUrl, now)).toBeNull()
})

test('a function outlives its holders: appointed, handed over, ended, and then vacant', async () => {
  const [ada, bo] = [await someone('Ada'), await someone('Bo')]
  const id = await inTx(async (tx) =>
    made(await appoint(tx, { ...duty('rollout-lead'), personId: ada, from: '2026-01-01' }, by)),
  )
  const on = async (day: string) =>
    (await listFunctions(database.db, { partyId: hjo, kinds: ['rollout-lead'] }, day)).flatMap((one) =>
      one.holders.map((h) => h.name),
    )
  expect(await on(today)).toEqual(['Ada'])
  expect(codeOf(await inTx((tx) => handOver(tx, id, ada, bo, '2026-12-01', by)))).toBe('ok')
  expect([await on('2026-11-30'), await on('2026-12-01')]).toEqual([['Ada'], ['Bo']])
  const all = await findFunction(database.db, admin(), id)
  const bos = all?.holders.find((one) => one.name === 'Bo')
  expect(codeOf(await inTx((tx) => endHolding(tx, id, bos?.id ?? '', '2026-12-31', by)))).toBe('ok')
  expect(await on('2027-01-01')).toEqual([])
  expect(await listFunctions(database.db, { partyId: hjo, kinds: ['rollout-lead'] }, '2027-01-01')).toHaveLength(1)
  expect(await codes(id)).toEqual(['function.appointed', 'function.handed-over', 'function.ended'])
})

test('of two appointments at once of the same person, one is refused', async () => {
  const ada = await someone()
  const wish = { ...duty('change-lead'), personId: ada, from: today }
  const results = await Promise.all([1, 2, 3, 4].map(() => inTx((tx) => appoint(tx, wish, by))))
  expect(results.map(codeOf).sort()).toEqual(['already-holds', 'already-holds', 'already-holds', 'ok'])
})

test('a holding of another function can’t be ended through this one', async () => {
  const ada = await someone()
  const one = await inTx(async (tx) =>
    made(await appoint(tx, { ...duty('signatory'), personId: ada, from: today }, by)),
  )
  const other = await inTx(async (tx) => made(await appoint(tx, { ...duty('staff'), personId: ada, from: today }, by)))
  const holding = (await findFunction(database.db, admin(), one))?.holders[0]?.id ?? ''
  expect(codeOf(await inTx((tx) => endHolding(tx, other, holding, today, by)))).toBe('not-holding')
})

test('an address belongs to one person, however it is written', async () => {
  await inTx((tx) => createPerson(tx, { name: 'Först', email: 'Same@hjo.example' }, by))
  expect(codeOf(await inTx((tx) => createPerson(tx, { name: 'Sedan', email: 'same@HJO.example' }, by)))).toBe(
    'email-taken',
  )
  const other = await findPerson(database.db, admin(), await someone())
  if (!other) throw new Error('not found')
  const change = { name: other.name, email: 'SAME@hjo.example', lang: 'sv', version: other.version } as const
  expect(codeOf(await inTx((tx) => changePerson(tx, other, change, by)))).toBe('email-taken')
  expect(
    codeOf(await inTx((tx) => changePerson(tx, other, { ...change, email: 'new@hjo.example', version: 99 }, by))),
  ).toBe('stale')
})

test('an invitation is written as a mail, taken once, and replaced by a newer one', async () => {
  const id = await someone('Ada')
  const words = (link: string) => ({ subject: 'Välkommen\r\nBcc: all@hjo.example', text: link, lang: 'sv' as const })
  const ask = () => inTx((tx) => invite(tx, { id, email: 'ada@hjo.example' }, { publicUrl, words }, by))
  const [first, second] = [await ask(), await ask()]
  const [mail] = await listMails(database.db)
  expect(mail).toMatchObject({ to: 'ada@hjo.example', subject: 'Välkommen Bcc: all@hjo.example' })
  const take = (link: string) => inTx((tx) => takeInvitation(tx, link.split('/').at(-1) ?? '', 'hash', { now, today }))
  expect(codeOf(await take(first))).toBe('spent')
  const both = await Promise.all([take(second), take(second)])
  expect(both.map(codeOf).sort()).toEqual(['ok', 'spent'])
  expect((await findPerson(database.db, admin(), id))?.userId).toMatch(/-/)
  expect(await codes(id)).toEqual(['person.created', 'person.invited', 'person.invited', 'person.joined'])
})

test('an invitation not taken within 14 days has expired', async () => {
  const id = await someone()
  const link = await inTx((tx) =>
    invite(tx, { id, email: 'x@hjo.example' }, { publicUrl, words: () => ({ subject: '', text: '', lang: 'sv' }) }, by),
  )
  const token = link.split('/').at(-1) ?? ''
  expect(codeOf(await findOneTimeLink(database.db, token, '2026-12-06T07:59:59Z'))).toBe('ok')
  expect(codeOf(await findOneTimeLink(database.db, token, '2026-12-06T08:00:00Z'))).toBe('expired')
})

test('a closed account is gone with its sessions; the person and what they hold remain', async () => {
  const id = await someone('Ada')
  const functionId = await inTx(async (tx) =>
    made(await appoint(tx, { ...duty('observer'), personId: id, from: today }, by)),
  )
  const link = await inTx((tx) =>
    invite(tx, { id, email: 'x@hjo.example' }, { publicUrl, words: () => ({ subject: '', text: '', lang: 'sv' }) }, by),
  )
  const userId = made(await inTx((tx) => takeInvitation(tx, link.split('/').at(-1) ?? '', 'hash', { now, today })))
  const person = await findPerson(database.db, admin(), id)
  if (!person) throw new Error('not found')
  expect(codeOf(await inTx((tx) => closeAccount(tx, person, by)))).toBe('ok')
  expect((await database.pool.query('select from "user" where id = $1', [userId])).rowCount).toBe(0)
  expect((await findFunction(database.db, admin(), functionId))?.holders.map((one) => one.name)).toEqual(['Ada'])
  const closed = await findPerson(database.db, admin(), id)
  expect(closed && codeOf(await inTx((tx) => closeAccount(tx, closed, by)))).toBe('closed')
})

test('the last administrator can’t be closed', async () => {
  const [row] = (await database.pool.query(`select id from people where email = 'admin@hjo.example'`)).rows
  const last = await findPerson(database.db, admin(), row.id)
  expect(last && codeOf(await inTx((tx) => closeAccount(tx, last, by)))).toBe('last-administrator')
})

test('a one-time link is looked at freely and spent once; only its hash is kept', async () => {
  const programmeId = newId<'programme'>()
  const wish = {
    purpose: 'accept',
    programmeId,
    subjectId: newId(),
    partyId: hjo,
    recipient: 'Vikarien',
    expiresAt: '2026-12-01T00:00:00Z',
  } as const
  const token = await inTx((tx) => createOneTimeLink(tx, wish, by))
  for (let i = 0; i < 3; i++) expect((await findOneTimeLink(database.db, token, now)).ok).toBe(true)
  const spent = await Promise.all([1, 2].map(() => inTx((tx) => spendOneTimeLink(tx, token, now))))
  expect(spent.map(codeOf).sort()).toEqual(['ok', 'spent'])
  expect((await database.pool.query(`select from one_time_links where token_hash = $1`, [token])).rowCount).toBe(0)
  for (const bad of ['', 'x', `${token}x`, "' or 1=1 --", '../../etc'])
    expect(codeOf(await findOneTimeLink(database.db, bad, now))).toBe('unknown')
})

test('someone is seen by those who hold a function where they do, and by nobody else', async () => {
  const skara = await aParty('Skara')
  const [inHjo, inSkara, asker] = [await someone('I Hjo'), await someone('I Skara'), await someone('Frågar')]
  const lead = await inTx(async (tx) =>
    made(await appoint(tx, { ...duty('programme-lead'), personId: asker, from: today }, by)),
  )
  await inTx((tx) => appoint(tx, { ...duty('area-lead'), areaKey: 'it', personId: inHjo, from: today }, by))
  const theirs = await inTx(async (tx) =>
    made(await appoint(tx, { ...duty('rollout-lead', skara), personId: inSkara, from: today }, by)),
  )
  const actor = actorOf(asker, [{ id: lead, kind: 'programme-lead' }])
  expect((await findPerson(database.db, actor, inHjo))?.name).toBe('I Hjo')
  expect(await findPerson(database.db, actor, inSkara)).toBeNull()
  expect(await findFunction(database.db, actor, theirs)).toBeNull()
  expect((await findPerson(database.db, actorOf(inSkara), inSkara))?.name).toBe('I Skara')
  const names = (await listChoosable(database.db, actor)).map((one) => one.name)
  expect(names).toContain('I Hjo')
  expect(names).not.toContain('I Skara')
})

test('what has ended is taken away; what is still good stays', async () => {
  const counted = async (table: string) =>
    Number((await database.pool.query(`select count(*) as n from ${table}`)).rows[0].n)
  const userId = await openAccount(database.db, { name: 'Ada', email: 'tidy@hjo.example', passwordHash: 'hash' }, now)
  await openSession(database.db, userId, now)
  const mails = await counted('mails')
  await clearEnded(database.db, '2026-11-22T19:00:00Z')
  expect([await counted('session'), await counted('mails')]).toEqual([1, mails])
  await clearEnded(database.db, '2026-12-07T08:00:00Z')
  expect([await counted('session'), await counted('mails')]).toEqual([0, 0])
})
