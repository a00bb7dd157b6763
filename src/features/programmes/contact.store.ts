import { and, eq, getTableColumns } from 'drizzle-orm'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { programmeContacts } from './programme.tables.ts'
import { lockProgramme, tellProgramme } from './tell-programme.store.ts'

export interface NewContact {
  readonly programmeId: Id<'programme'>
  readonly name: string
  readonly about?: string
  readonly email?: string
  readonly phone?: string
}

/** Adds a contact; one that is there to the letter already (the form was sent twice) is left as it is. */
export async function addContact(tx: Tx, contact: NewContact, deed: Deed): Promise<string> {
  const { programmeId, name, about = '', email = '', phone = '' } = contact
  const words = { programmeId, name, about, email, phone }
  await lockProgramme(tx, programmeId)
  const { id, ...c } = getTableColumns(programmeContacts)
  const same = and(
    eq(c.programmeId, programmeId),
    eq(c.name, name),
    eq(c.about, about),
    eq(c.email, email),
    eq(c.phone, phone),
  )
  const [there] = await tx.select({ id }).from(programmeContacts).where(same)
  if (there) return there.id
  const [added] = await tx.insert(programmeContacts).values(words).returning({ id: programmeContacts.id })
  await tellProgramme(tx, contact.programmeId, 'programme.contact-added', { name: contact.name }, deed)
  return added?.id ?? ''
}

/** @returns false when it was gone already. */
export async function removeContact(tx: Tx, programmeId: Id<'programme'>, id: string, deed: Deed): Promise<boolean> {
  const [gone] = await tx
    .delete(programmeContacts)
    .where(and(eq(programmeContacts.programmeId, programmeId), eq(programmeContacts.id, id)))
    .returning({ name: programmeContacts.name })
  if (!gone) return false
  await tellProgramme(tx, programmeId, 'programme.contact-removed', { name: gone.name }, deed)
  return true
}
