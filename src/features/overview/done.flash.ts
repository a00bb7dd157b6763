import { findCommitment } from '#src/features/commitments/index.ts'
import { findProgramme } from '#src/features/programmes/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { asId } from '#src/platform/ids.ts'
import type { FlashMessage } from '#src/ui/index.ts'

const deeds = ['accepted', 'delivered', 'consented'] as const

/** What a press beside a row has just done, and to what: the row itself is gone. Nothing of an item that the reader does not see. */
export async function doneFlash(c: RequestContext): Promise<FlashMessage | undefined> {
  const done = deeds.find((deed) => deed === c.req.query('done'))
  const [programmeId, itemId] = [asId<'programme'>(c.req.query('programme')), asId<'commitment'>(c.req.query('item'))]
  if (!done || !programmeId || !itemId) return undefined
  const { db, actor, t, lang } = c.var
  const programme = await findProgramme(db, actor, programmeId)
  const item = programme && (await findCommitment(db, actor, programme, itemId))
  return item ? { kind: 'done', text: t(`overview.done.${done}`, { title: inLanguage(item.title, lang) }) } : undefined
}
