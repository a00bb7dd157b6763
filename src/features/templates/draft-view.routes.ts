import { createHash } from 'node:crypto'
import type { Tx } from '#src/platform/database/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import type { Asked } from './asked-version.routes.ts'
import { canonical } from './difference.ts'
import { deedFor } from './keeping.routes.tsx'
import { saveDraft } from './keeping.store.ts'
import { versionPath } from './paths.ts'
import type { VersionContent } from './template.ts'
import { readContent } from './version.store.ts'

/** What a thing said when its form was made: another value later means that somebody has changed it since. */
export const fingerprint = (thing: unknown): string =>
  createHash('sha256').update(canonical(thing)).digest('base64url').slice(0, 22)

export type DraftView = Asked & { readonly content: VersionContent }

export const draftView = async (c: RequestContext, asked: Asked, tx?: Tx): Promise<DraftView> => ({
  ...asked,
  content: await readContent(tx ?? c.var.db, asked.version),
})

/** Saves the draft and leads back to where the change is seen (`at`: the area's anchor). */
export async function saved(
  c: RequestContext,
  tx: Tx,
  { template, version }: Asked,
  content: VersionContent,
  code: string,
  title: string,
  at = '',
) {
  await saveDraft(tx, template, version, content, { code, title }, deedFor(c, template.programme))
  return c.redirect(versionPath(version) + at, 303)
}
