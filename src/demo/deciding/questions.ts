import {
  acknowledge,
  affectsUs,
  answerQuestion,
  askQuestion,
  climbOverdue,
  closeQuestion,
  closeSilent,
  forward,
  lockQuestion,
  postpone,
  reopenQuestion,
  saySomething,
  setQuestionSettings,
} from '#src/features/questions/index.ts'
import { orNotFound } from '#src/platform/access/index.ts'
import { type IsoDate, plusDays } from '#src/platform/calendar/date.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { ExampleQuestion, ExampleTurn } from '../texts/deciding-types.ts'
import type { ForumsMade } from './forums.ts'
import { type Deciding, deedOn, done, memberOf } from './scene.ts'

type LockedQuestion = NonNullable<Awaited<ReturnType<typeof lockQuestion>>>

/** What is promised in the example: ten working days, five in the tactical group, which late questions go to first. */
export async function setExamplePromises(tx: Tx, scene: Deciding, forumId: Id<'forum'>, back: number): Promise<void> {
  const { programme, cast, days } = scene
  const lead = cast.speakerOf(programme.leadPartyId, programme.id)
  const settings = { ownDays: 10, programmeDays: 10, forumDays: 5, forumId, version: 0 }
  done(
    'promises',
    await setQuestionSettings(tx, programme.id, settings, deedOn(scene, lead, days.workingDaysBack(back))),
  )
}

/** Something that happens on a day. */
interface Happening {
  readonly day: IsoDate
  does(): Promise<void>
}

/** The questions, day by day as they were asked, handed on and answered; in the nights between, what was late climbed and what was silent closed. */
export async function makeQuestions(
  tx: Tx,
  scene: Deciding,
  forums: ForumsMade,
  texts: readonly ExampleQuestion[],
): Promise<void> {
  const happenings = texts
    .flatMap((text) => courseOf(tx, scene, forums, text))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const byDay = Map.groupBy(happenings, ({ day }) => day)
  const [first] = happenings
  if (!first) return
  for (let day = first.day; day <= scene.days.today; day = plusDays(day, 1)) {
    const night: Deed = { ...deedOn(scene, null, day), at: `${day}T04:00:00Z` }
    await climbOverdue(tx, scene.programme, night)
    await closeSilent(tx, scene.programme, night)
    for (const happening of byDay.get(day) ?? []) await happening.does()
  }
}

function courseOf(tx: Tx, scene: Deciding, forums: ForumsMade, text: ExampleQuestion): Happening[] {
  const { programme, days, party } = scene
  const asker = memberOf(scene, text.by)
  let id: Id<'question'> | null = null
  const now = async (day: IsoDate) => orNotFound(id && (await lockQuestion(tx, programme.id, id, day)))
  const asked = days.workingDaysBack(text.asked)
  const inTurn = oneAfterTheOther()
  const ask: Happening = {
    day: asked,
    does: async () => {
      const { kind, title, text: more } = text
      const deed = inTurn(deedOn(scene, asker, asked, title))
      id = (
        await askQuestion(
          tx,
          programme,
          { kind, title, text: more, partyId: asker.partyId, visibility: visibilityOf(text) },
          deed,
        )
      ).id
      for (const name of text.affected) {
        const theirs = inTurn(deedOn(scene, scene.cast.speakerOf(party(name), programme.id), asked, `${title} ${name}`))
        done(
          title,
          await affectsUs(tx, programme, await now(asked), { organisationId: party(name), concerns: true }, theirs),
        )
      }
    },
  }
  const turns = text.course.map((turn): Happening => {
    const day = days.workingDaysBack(turn.on)
    return {
      day,
      does: async () => {
        const question = await now(day)
        const whoseTurn =
          turn.do === 'say' || turn.do === 'reopen' || turn.do === 'close' ? asker : whoHas(scene, forums, question)
        await take(tx, scene, question, turn, inTurn(deedOn(scene, whoseTurn, day, `${text.title} ${turn.do}`)))
      },
    }
  })
  return [ask, ...turns]
}

/** What happens to one question on the same day comes in order, twenty minutes apart at least. */
function oneAfterTheOther(): (deed: Deed) => Deed {
  let earliest = ''
  return (deed) => {
    const at = deed.at < earliest ? earliest : deed.at
    earliest = Temporal.Instant.from(at).add({ minutes: 20 }).toString()
    return { ...deed, at }
  }
}

/** What a supplier asks, it must see the answer to; what the others ask is theirs. */
const visibilityOf = ({ by: [title] }: ExampleQuestion) =>
  title === 'Leveransansvarig' ? ('programme' as const) : ('all-but-suppliers' as const)

function whoHas({ cast, programme }: Deciding, forums: ForumsMade, { place, forumId, organisationId }: LockedQuestion) {
  if (place === 'forum') return forums.chair(orNotFound(forumId))
  return cast.speakerOf(place === 'programme' ? programme.leadPartyId : organisationId, programme.id)
}

async function take(
  tx: Tx,
  { programme, days }: Deciding,
  question: LockedQuestion,
  turn: ExampleTurn,
  deed: Deed,
): Promise<void> {
  const { title } = question
  if (turn.do === 'acknowledge') done(title, await acknowledge(tx, programme, question, deed))
  if (turn.do === 'close') done(title, await closeQuestion(tx, programme, question, deed))
  if (turn.do === 'forward')
    done(title, await forward(tx, programme, question, { to: { place: 'programme', forumId: null } }, deed))
  if (turn.do === 'answer')
    done(title, await answerQuestion(tx, programme, question, { outcome: turn.outcome, text: turn.text }, deed))
  if (turn.do === 'postpone')
    done(
      title,
      await postpone(tx, programme, question, { to: days.workingDaysBack(-turn.to), reason: turn.text }, deed),
    )
  if (turn.do === 'say') done(title, await saySomething(tx, programme, question, { text: turn.text }, deed))
  if (turn.do === 'reopen') done(title, await reopenQuestion(tx, programme, question, turn.text, deed))
}
