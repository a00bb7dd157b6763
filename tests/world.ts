import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import type { Deps } from '../src/app/deps.ts'
import { openDeps } from '../src/app/open.ts'
import { createApp } from '../src/app.tsx'
import { type PartyKind, parties } from '../src/features/parties/party.tables.ts'
import { functions, holdings, people } from '../src/features/people/people.tables.ts'
import type { Actor, FunctionKind } from '../src/platform/access/index.ts'
import { settableClock } from '../src/platform/clock.ts'
import type { Tx } from '../src/platform/database/index.ts'
import type { Deed } from '../src/platform/history/index.ts'
import type { Env } from '../src/platform/http/index.ts'
import { inTransaction } from '../src/platform/http/index.ts'
import { type Id, newId } from '../src/platform/ids.ts'
import { findActor, openAccount, openSession, writeSessionCookie } from '../src/platform/sign-in/index.ts'
import { freshDatabase } from './setup/database.ts'

/** When every test begins, unless it says otherwise: a Sunday, so that working days have to be counted. */
export const startOfTests = '2026-11-22T09:00:00Z'

export interface Person {
  readonly id: Id<'person'>
  readonly cookie: string
}

/** A database of its own, the app on it, and what a test needs to fill it and to ask as somebody. */
export async function aWorld(options: { at?: string; demo?: boolean } = {}) {
  const { url, drop } = await freshDatabase()
  const clock = settableClock(options.at ?? startOfTests)
  const dataFolder = await mkdtemp(join(tmpdir(), 'samtakt-test-'))
  const stopping = new AbortController()
  const deps: Deps & { close(): Promise<void> } = await openDeps({
    config: {
      port: 0,
      host: '127.0.0.1',
      publicUrl: new URL('http://localhost:3000'),
      databaseUrl: url,
      dataFolder,
      smtpUrl: null,
      mailFrom: { name: 'Samtakt', address: 'no-reply@localhost' },
    },
    databaseUrl: url,
    clock,
    offerExamples: options.demo ? (await import('../src/demo/index.ts')).offerExamples : null,
    home: process.cwd(),
    stopping: stopping.signal,
  })
  const app: Hono<Env> = createApp(deps)
  const { db } = deps.database
  let people_ = 0

  const today = (): string => clock.now().toZonedDateTimeISO('Europe/Stockholm').toPlainDate().toString()
  const deedOf = (personId: string | null = null): Deed => ({
    personId,
    functionKind: null,
    partyId: null,
    at: clock.now().toString(),
    today: today(),
  })

  const world = {
    url,
    deps,
    db,
    app,
    clock,
    today,
    deedOf,
    change: <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(db, work),

    /** A party of its own, or (for departments and units) within an organisation. */
    async aParty(name: string, kind: PartyKind = 'municipality', within?: Id<'party'>): Promise<Id<'party'>> {
      const id = newId<'party'>()
      await db
        .insert(parties)
        .values({ id, kind, name, organisationId: within ?? id, createdAt: clock.now().toString() })
      return id
    },

    /** Someone with an account, signed in. */
    async aPerson(name = 'Någon', lang: 'sv' | 'en' = 'sv'): Promise<Person> {
      const id = newId<'person'>()
      const email = `person${++people_}@example.se`
      const now = clock.now().toString()
      const userId = await openAccount(db, { name, email, passwordHash: 'nobody signs in with this' }, now)
      await db.insert(people).values({ id, name, email, lang, userId, createdAt: now })
      return {
        id,
        cookie: writeSessionCookie(deps.sessionCookie, await openSession(db, userId, now)).split(';')[0] ?? '',
      }
    },

    /** The person holds a function of the party from the first of January 2020. */
    async holds(
      person: Person,
      kind: FunctionKind,
      partyId: Id<'party'>,
      programmeId: Id<'programme'> | null = null,
      areaKey: string | null = null,
    ): Promise<Id<'function'>> {
      const id = newId<'function'>()
      await db.insert(functions).values({ id, kind, partyId, programmeId, areaKey, createdAt: clock.now().toString() })
      await db.insert(holdings).values({ functionId: id, personId: person.id, validFrom: '2020-01-01' })
      return id
    },

    async actorOf(person: Person): Promise<Actor> {
      const found = await findActor(
        deps.database.pool,
        person.cookie,
        deps.sessionCookie,
        clock.now().toString(),
        today(),
      )
      if (!found) throw new Error('not signed in')
      return found.actor
    },

    get: (path: string, as?: Person): Promise<Response> =>
      Promise.resolve(app.request(path, { headers: as ? { cookie: as.cookie } : {} })),

    /** Sends a form as a browser would. */
    post: (path: string, form: Record<string, string | readonly string[]>, as?: Person): Promise<Response> => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(form))
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
      return Promise.resolve(
        app.request(path, {
          method: 'POST',
          body,
          headers: { 'sec-fetch-site': 'same-origin', ...(as ? { cookie: as.cookie } : {}) },
        }),
      )
    },

    async close(): Promise<void> {
      stopping.abort()
      await deps.close()
      await drop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
  onTestFinished(world.close)
  return world
}

export type World = Awaited<ReturnType<typeof aWorld>>
