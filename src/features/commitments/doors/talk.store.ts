import type { Visibility } from '#src/platform/access/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import { type Deed, record } from '#src/platform/history/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { comments, internalNotes } from '../commitment.tables.ts'
import { tell } from './change-receipts.store.ts'
import { tellComment } from './tell-comment.store.ts'

interface Words {
  readonly commitmentId: Id<'commitment'>
  readonly organisationId: Id<'party'>
  readonly text: string
}

/** A comment, for those the writer names. History tells that it was made, not what it says: the comment itself is kept. */
export async function comment(
  tx: Tx,
  programme: { readonly id: Id<'programme'> },
  said: Words & {
    readonly visibility: Visibility
    readonly receiptId?: Id<'receipt'> | null
    readonly title: TwoLanguages
  },
  deed: Deed,
): Promise<void> {
  const { title, ...words } = said
  const { commitmentId, organisationId, visibility } = said
  const [made] = await tx
    .insert(comments)
    .values({ ...words, programmeId: programme.id, personId: deed.personId as Id<'person'>, at: deed.at })
    .returning({ id: comments.id })
  await record(
    tx,
    {
      programmeId: programme.id,
      subjectKind: 'commitment',
      subjectId: commitmentId,
      visibility,
      organisationId,
      code: 'commitment.commented',
      params: { titleSv: title.sv, titleEn: title.en },
    },
    deed,
  )
  tell(tx, programme, [{ commitmentId }])
  if (made) await tellComment(tx, programme, { ...said, id: made.id }, deed)
}

/** An internal note: the own organisation's alone. Outside history, search and exports, so nothing is recorded. */
export async function noteInternally(
  tx: Tx,
  programme: { readonly id: Id<'programme'> },
  said: Words,
  deed: Deed,
): Promise<void> {
  await tx
    .insert(internalNotes)
    .values({ ...said, programmeId: programme.id, personId: deed.personId as Id<'person'>, at: deed.at })
  tell(tx, programme, [{ commitmentId: said.commitmentId }])
}
