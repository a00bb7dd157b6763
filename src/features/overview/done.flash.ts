import { findCommitment } from '#src/features/commitments/index.ts'
import { findProgramme, type ProgrammeView } from '#src/features/programmes/index.ts'
import { findQuestion } from '#src/features/questions/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { asId } from '#src/platform/ids.ts'
import type { FlashMessage } from '#src/ui/index.ts'

const deeds = ['accepted', 'delivered', 'consented', 'acknowledged'] as const

/** What a press beside a row has just done, and to what: the row itself is gone. Nothing of what the reader does not see. */
export async function doneFlash(c: RequestContext): Promise<FlashMessage | undefined> {
  const count = Number(c.req.query('count'))
  if (c.req.query('done') === 'stand-ins' && Number.isInteger(count))
    return { kind: 'done', text: c.var.t('overview.done.stand-ins', { count }) }
  const done = deeds.find((deed) => deed === c.req.query('done'))
  const programmeId = asId<'programme'>(c.req.query('programme'))
  const programme = done && programmeId && (await findProgramme(c.var.db, c.var.actor, programmeId))
  const title = programme && (await titleOf(c, programme))
  return title ? { kind: 'done', text: c.var.t(`overview.done.${done}`, { title }) } : undefined
}

async function titleOf(c: RequestContext, programme: ProgrammeView): Promise<string | undefined> {
  const { db, actor, t, lang, today } = c.var
  const itemId = asId<'commitment'>(c.req.query('item'))
  if (itemId) {
    const item = await findCommitment(db, actor, programme, itemId)
    return item ? inLanguage(item.title, lang) : undefined
  }
  const question = await findQuestion(db, actor, programme, asId<'question'>(c.req.query('question')), today)
  return question ? t('overview.question-title', { number: question.number, title: question.title }) : undefined
}
