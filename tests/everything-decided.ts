import { makeStopToken } from '../src/features/notices/stop-token.ts'
import { appoint } from '../src/features/people/index.ts'
import { createProgramme } from '../src/features/programmes/index.ts'
import { readLevels } from '../src/features/risks/index.ts'
import { type Id, newId } from '../src/platform/ids.ts'
import { queueMail } from '../src/platform/mail/index.ts'
import { sharedSecret } from '../src/platform/sign-in/index.ts'
import { aForum, aSeat } from './a-forum.ts'
import { aLadder } from './a-risk.ts'
import { type Asked, oneOf, within } from './asking.ts'
import type { everyone } from './everyone.ts'
import type { Person, World } from './world.ts'

type Everyone = Awaited<ReturnType<typeof everyone>>

/**
 * One of everything that is decided, asked and told of: forums with what waits there and who came, risks and questions of every standing,
 * notices, a mail that was given up, and the links that people without a password follow.
 */
export async function everythingDecided(world: World, all: Everyone, asked: Asked) {
  const ladder = await aLadder(world, all)
  const forums = await theForums(world, all, ladder.steering, asked)
  const risks = await theRisks(all, ladder, asked)
  const { people, id } = all
  await asked(people.lead, `/programmes/${id}/question-settings`, {
    version: '1',
    ownDays: '10',
    programmeDays: '10',
    forumDays: '10',
    forum: ladder.tactical.id,
  })
  const { questions, answerLink } = await theQuestions(world, all, ladder, asked)
  const mails = await theMails(world, people.hjo)
  const one = oneOf(world)
  const { chair, secretary } = ladder.steering.people
  return {
    chair,
    secretary,
    ladder,
    forums,
    risks,
    questions,
    answerLink,
    levelsPreview: await levelsPreview(world, ladder),
    /** What stands in an address for each of its parts. */
    places: {
      forumId: ladder.steering.id,
      seatId: forums.vacantSeat,
      meetingId: forums.meeting,
      riskId: risks.steering,
      actionId: await one(`select id from risk_actions where risk_id = '${risks.steering}'`),
      alternativeId: await one(`select id from risk_alternatives where risk_id = '${risks.steering}' and number = 1`),
      questionId: questions.atHome,
      noticeId: await one(`select id from notices where person_id = '${people.lead.id}' order by at, id limit 1`),
      ...mails,
    },
  }
}

type Ladder = Awaited<ReturnType<typeof aLadder>>

/** The steering group has met; it has a seat that nobody holds. A network serves another programme of the same lead's too, and nothing waits there. */
async function theForums(world: World, all: Everyone, steering: Ladder['steering'], asked: Asked) {
  const { region, skara, people } = all
  const { seatId: vacantSeat } = await aSeat(world, steering.id, 'member', skara, null)
  const one = oneOf(world)
  const memberSeat = await one(
    `select f.id from functions f join holdings h on h.function_id = f.id where h.person_id = '${steering.people.member.id}'`,
  )
  await asked(steering.people.secretary, `/forums/${steering.id}/meetings`, {
    heldOn: '2026-11-16',
    came: memberSeat,
    once: newId(),
  })
  const secondProgramme = await world.change(async (tx) => {
    const id = await createProgramme(
      tx,
      { name: 'Ett till program', leadPartyId: region, startsOn: '2026-01-01' },
      world.deedOf(),
    )
    const held = { kind: 'programme-lead', partyId: region, programmeId: id, areaKey: null } as const
    const term = { personId: people.lead.id, from: '2026-01-01', to: null }
    const done = await appoint(tx, { ...held, ...term }, world.deedOf())
    if (!done.ok) throw new Error(done.refusal.code)
    return id
  })
  const network = await aForum(world, all, {
    name: 'Nätverket',
    kind: 'network',
    programmes: [{ programmeId: all.id }, { programmeId: secondProgramme }],
  })
  const meeting = await one(`select id from held_meetings where forum_id = '${steering.id}'`)
  return { vacantSeat, memberSeat, network, meeting, secondProgramme }
}

/** By where they stand and how it has gone. */
async function theRisks(all: Everyone, ladder: Ladder, asked: Asked) {
  const { lead, hjo } = all.people
  const { chair } = ladder.steering.people
  const { aRisk, ofHjo, steering } = ladder
  const risks = {
    /** The programme's, at the steering group: a lower score is proposed, ways to choose between are written, something is being done. */
    steering: await aRisk({ probability: 4, impact: 4, ownerFunctionId: ladder.lead }),
    accepted: await aRisk({ threat: 'Nyckelpersoner slutar', probability: 3, impact: 5 }),
    closed: await aRisk({ threat: 'Avtalet överprövas' }),
    /** Hjo's, at its local group. */
    ofHjo: await aRisk({ ...ofHjo, threat: 'Vikarier saknas', probability: 3, impact: 4 }, hjo),
    /** Two that have become one. */
    joined: await aRisk({ threat: 'Nätet är ostabilt' }),
    joinedInto: await aRisk({ threat: 'Driften brister', probability: 2, impact: 4 }),
    toJoin: await aRisk({ threat: 'Nätet räcker inte' }),
    ownToHjo: await aRisk({ ...ofHjo, threat: 'Facklig oro i Hjo', visibility: 'own' }, hjo),
    forForum: await aRisk({
      threat: 'Förhandlingen brister',
      probability: 5,
      impact: 5,
      visibility: 'forum',
      visibleToForumId: steering.id,
    }),
    /** For all in the programme, suppliers too. */
    forAll: await aRisk({ threat: 'Testmiljön är nere', visibility: 'programme' }),
  }
  const on = async (as: Person, name: keyof typeof risks, deed: string, form: Record<string, string>) =>
    asked(as, `/programmes/${all.id}/risks/${risks[name]}/${deed}`, {
      version: String((await ladder.stands(risks[name])).version),
      once: newId(),
      ...form,
    })
  await on(lead, 'steering', 'alternatives', { title: 'Vänta in leveransen', consequences: 'Två månader senare.' })
  await on(lead, 'steering', 'alternatives', { title: 'Bygg en tillfällig koppling', consequences: '' })
  const action = { what: 'Ta fram en reservplan', owner: ladder.hjoLead, dueOn: '2026-12-15' }
  await on(lead, 'steering', 'actions', action)
  await on(lead, 'steering', 'score', { probability: '2', impact: '4', reason: 'Leverantören har bemannat upp.' })
  await on(chair, 'accepted', 'acceptance', { reason: 'Vi har ersättare.' })
  await on(lead, 'closed', 'closing', { outcome: 'averted', text: '' })
  await on(lead, 'joinedInto', 'joined', { numbers: `R${(await ladder.stands(risks.joined)).number}` })
  return { ...risks, toJoinNumber: (await ladder.stands(risks.toJoin)).number }
}

/** The address where other levels are shown before they are saved: as they are, but with a day more until the next review. */
async function levelsPreview(world: World, { programme, wishes }: Ladder): Promise<string> {
  const { version } = await readLevels(world.db, programme)
  const typed = wishes.flatMap(({ name, fromScore, toScore, reviewDays, holder }, at) =>
    Object.entries({
      ...name,
      from: fromScore,
      to: toScore,
      days: reviewDays + 1,
      holder: `${holder.kind}:${holder.id}`,
    }).map(([field, value]) => [`${field}-${at + 1}`, String(value)]),
  )
  return `/programmes/${programme.id}/risk-levels/preview?${new URLSearchParams([...typed, ['version', String(version)]])}`
}

/** By where they are and how it has gone; Hjo's staff asks, unless said otherwise. */
async function theQuestions(world: World, all: Everyone, ladder: Ladder, asked: Asked) {
  const { lead, hjo, staff, skara, supplier } = all.people
  const path = `/programmes/${all.id}/questions`
  const ask = async (as: Person, title: string, form: Record<string, string> = {}): Promise<Id<'question'>> => {
    const sent = { title, text: '', kind: 'question', visibility: 'all-but-suppliers', shown: '1', once: newId() }
    return within(await asked(as, path, { ...sent, ...form })) as Id<'question'>
  }
  const questions = {
    atHome: await ask(staff, 'Vem utbildar nattpersonalen?', { text: 'De kan bara på förmiddagar.', from: '/my' }),
    atProgramme: await ask(hjo, 'När kommer testmiljön?', { kind: 'need' }),
    atForum: await ask(hjo, 'Vem betalar för läsplattorna?'),
    answered: await ask(staff, 'Får vi skriva ut journaler?'),
    closed: await ask(staff, 'Vilken blankett gäller?'),
    moved: await ask(skara, 'Kan vi börja senare?', { kind: 'view' }),
    handedOut: await ask(staff, 'Räcker det trådlösa nätet?'),
    ofSupplier: await ask(supplier, 'Vem tar emot leveransen?', { visibility: 'all-in-programme' }),
    ownToHjo: await ask(staff, 'Blir vi färre?', { visibility: 'own-organisation' }),
  }
  const one = oneOf(world)
  const on = async (as: Person, name: keyof typeof questions, deed: string, form: Record<string, string> = {}) =>
    asked(as, `${path}/${questions[name]}/${deed}`, {
      version: await one(`select version from questions where id = '${questions[name]}'`),
      once: newId(),
      ...form,
    })
  await on(hjo, 'atProgramme', 'place', { to: 'programme' })
  await on(hjo, 'atForum', 'place', { to: 'programme' })
  await on(lead, 'atForum', 'place', { to: ladder.steering.id })
  for (const name of ['answered', 'closed'] as const) {
    await on(hjo, name, 'acknowledgement')
    await on(hjo, name, 'answer', { outcome: 'answered', text: 'Ja, enligt rutinen.' })
  }
  await on(staff, 'closed', 'closing')
  await on(skara, 'moved', 'postponement', { to: '2027-02-01', reason: 'Vi väntar på nämnden.' })
  await on(hjo, 'moved', 'affected', { concerns: 'yes' })
  const technology = await one(
    `select id from functions where kind = 'area-lead' and party_id = '${all.hjo}' and area_key = 'technology'`,
  )
  await on(hjo, 'handedOut', 'owner', { function: technology })
  await on(staff, 'atHome', 'messages', { text: 'Det gäller tolv personer.' })
  const linked = await on(hjo, 'atHome', 'links', { recipient: 'Utbildaren', days: '14' })
  const [answerLink = ''] = /\/answers\/[\w-]{43}/.exec(await linked.text()) ?? []
  return { questions, answerLink }
}

/** A mail that was given up, and the link that stops mails to somebody. */
async function theMails(world: World, to: Person) {
  const now = world.clock.now().toString()
  await world.change((tx) =>
    queueMail(tx, { to: 'ingen@example.se', subject: 'Kom aldrig fram', text: 'Hej!', lang: 'sv' }, now),
  )
  const mailId = await oneOf(world)(
    `update mails set tries = 9, gave_up_at = '${now}', last_error = '550 no such user' where subject = 'Kom aldrig fram' returning id`,
  )
  const secret = await sharedSecret(world.db, 'mail', now)
  return { mailId, stopToken: makeStopToken(secret, { personId: to.id, scope: 'risks' }) }
}
