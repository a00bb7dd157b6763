import { notifyMany } from '#src/features/notices/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import { questionPath, questionsPath } from '../question.ts'
import { climb } from '../rules/moving.ts'
import type { Step } from '../rules/step.ts'
import { lockOverdue } from './find.store.ts'
import { settleForums } from './matters.store.ts'
import { readLadder } from './move.store.ts'
import { type Programme, whoHas } from './recipients.store.ts'
import { happened, saveSteps, tell } from './save.store.ts'
import { readQuestionSettings } from './settings.store.ts'

/**
 * What has not been answered in time climbs a step, all of a programme at once; each forum has one matter for all of them, and its chair is
 * told once. The askers are told where theirs are now; so are the programme's leads of what came to them. @returns how many climbed.
 */
export async function climbOverdue(tx: Tx, programme: Programme, deed: Deed): Promise<number> {
  const settings = await readQuestionSettings(tx, programme.id)
  const ladder = await readLadder(tx, programme.id, settings, deed.today)
  const ground = { calendar: programme.calendar, settings }
  const overdue = await lockOverdue(tx, programme.id, [...ladder.forums.keys()], deed.today)
  const steps = overdue.map((question) => climb(question, ladder, deed, ground)).filter((step) => step !== null)
  if (steps.length === 0) return 0
  await saveSteps(tx, programme.id, steps, deed)
  await settleForums(tx, programme.id, steps, deed)
  const whereTo = ({ after: { place, forumId } }: Step) => ({
    place,
    forum: (forumId && ladder.forums.get(forumId)?.name) ?? '',
  })
  await tell(
    tx,
    programme.id,
    steps.map((step) => happened(step.after, 'question.climbed', whereTo(step))),
    deed,
  )
  const [toProgramme] = steps.filter(({ after }) => after.place === 'programme')
  const leads = toProgramme ? await whoHas(tx, programme, toProgramme.after, deed.today) : []
  await notifyMany(
    tx,
    {
      kind: 'questions',
      code: 'question.climbed',
      programmeId: programme.id,
      each: steps.map((step) => ({
        params: { number: step.after.number, title: step.after.title, ...whereTo(step) },
        href: questionPath(programme.id, step.after.id),
        once: `question.climbed:${step.after.id}:${step.after.version}`,
        to: { personIds: [step.after.askedBy], functionIds: step.after.place === 'programme' ? leads : [] },
      })),
      collected: {
        code: 'question.many-climbed',
        href: `${questionsPath(programme.id)}?state=open`,
        once: `question.many-climbed:${programme.id}:${deed.today}`,
      },
    },
    deed,
  )
  return steps.length
}
