import { comment, noteInternally } from '#src/features/commitments/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import { deedOf } from '../cast.ts'
import type { ExampleTexts, SaidOfItem } from '../texts/types.ts'
import type { Scene } from './incidents.ts'
import type { Incident } from './live-through.ts'
import type { ExampleReceipt } from './receipts.store.ts'

/** What people say of single items, one every third day: comments that all in the programme read, and notes for the own organisation. */
export function talk({ founded, cast, days, party }: Scene, { itemComments, internalNotes }: ExampleTexts): Incident[] {
  const programme = { id: founded.id }
  const say = (words: SaidOfItem, index: number, isInternal: boolean): Incident => ({
    day: -26 + 3 * index,
    does: async (tx, { day, receipts }) => {
      const speaker = cast.speakerOf(party(words.by), founded.id)
      const { commitmentId, title } = itemOf(words, itemComments, receipts)
      const said = { commitmentId, organisationId: party(words.by), text: words.text }
      const deed = deedOf(days, speaker, day, words.text)
      await (isInternal
        ? noteInternally(tx, programme, said, deed)
        : comment(tx, programme, { ...said, visibility: 'programme', title }, deed))
    },
  })
  return [
    ...itemComments.map((words, index) => say(words, index, false)),
    ...internalNotes.map((words, index) => say(words, index, true)),
  ]
}

/** The item as it stands at whoever speaks; an answer from the programme stands where the question did. */
function itemOf(
  { by, item }: SaidOfItem,
  asked: readonly SaidOfItem[],
  receipts: readonly ExampleReceipt[],
): ExampleReceipt {
  const at = (rollout: string) => receipts.find((one) => one.item === item && one.rollout === rollout)
  const question = asked.find((one) => one.item === item && one.by !== by)
  return orNotFound(at(by) ?? (question && at(question.by)))
}
