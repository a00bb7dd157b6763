import { commitmentPath, type StoodInFor, standInsPath, type WaitingForMe } from '#src/features/commitments/index.ts'
import { forumPath, type VacantSeat } from '#src/features/forums/index.ts'
import type { AskedQuestion, QuestionWaiting } from '#src/features/questions/index.ts'
import type { RiskWaiting } from '#src/features/risks/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { type Id, newId } from '#src/platform/ids.ts'
import type { Ui } from '#src/ui/index.ts'
import { byUrgency, type Press, type Waiting } from './my-page.ts'

/** A rollout whose start guide its lead has not gone through. */
export interface GuideToDo {
  readonly programmeId: Id<'programme'>
  readonly programmeName: string
  readonly rolloutId: Id<'rollout'>
  readonly partyName: string
}

/** Functions that nobody holds, and that the reader may fill. */
export interface Vacancies {
  readonly programmeId: Id<'programme'>
  readonly programmeName: string
  readonly partyNames: readonly string[]
  readonly kinds: readonly string[]
  readonly count: number
  /** The one, when it is one; and the one rollout they are in. */
  readonly functionId: Id<'function'> | null
  readonly rolloutId: Id<'rollout'> | null
}

/** All that waits for one person, in no language yet. */
export interface MyFacts {
  readonly items: readonly WaitingForMe[]
  readonly standIns: readonly StoodInFor[]
  readonly guides: readonly GuideToDo[]
  readonly vacancies: readonly Vacancies[]
  readonly risks: readonly RiskWaiting[]
  readonly questions: readonly QuestionWaiting[]
  readonly seats: readonly VacantSeat[]
  /** What waits for others: the person's own questions. */
  readonly asked: readonly AskedQuestion[]
}

/** What waits, in the reader's language, most urgent first. */
export const inMyWords = (
  { items, standIns, risks, questions, guides, vacancies, seats }: Omit<MyFacts, 'asked'>,
  ui: Ui,
): Waiting[] => [
  ...[
    ...items.map((item) => itemWaiting(item, ui)),
    ...risks.map((risk) => riskWaiting(risk, ui)),
    ...questions.filter(({ deed }) => deed !== 'question-close').map((question) => questionWaiting(question, ui)),
  ].sort(byUrgency),
  ...questions.filter(({ deed }) => deed === 'question-close').map((question) => questionWaiting(question, ui)),
  ...standIns.map((one) => standInWaiting(one, ui)),
  ...guides.map((guide) => guideWaiting(guide, ui)),
  ...vacancies.map((vacancy) => vacancyWaiting(vacancy, ui)),
  ...seats.map((seat) => seatWaiting(seat, ui)),
]

const riskWaiting = (risk: RiskWaiting, { t }: Ui): Waiting => ({
  programmeId: risk.programmeId,
  programmeName: risk.programmeName,
  deed: risk.deed,
  title:
    risk.deed === 'risk-action' ? risk.title : t('overview.risk-title', { number: risk.number, threat: risk.threat }),
  href: risk.href,
  about:
    risk.deed === 'risk-action'
      ? t('overview.about.risk', { number: risk.number, threat: risk.threat })
      : t('overview.about.score', { score: risk.score }),
  by: risk.by,
  late: risk.late,
  press: null,
})

/** "Mottagen" is one press; an answer is written on the question's page. */
const questionWaiting = (question: QuestionWaiting, { t }: Ui): Waiting => ({
  programmeId: question.programmeId,
  programmeName: question.programmeName,
  deed: question.deed,
  title: t('overview.question-title', { number: question.number, title: question.title }),
  href: question.href,
  about: question.deed === 'question-close' ? '' : t('overview.about.from', { party: question.organisationName }),
  by: question.by,
  late: question.late,
  press:
    question.deed === 'question-acknowledge'
      ? { action: `${question.href}/acknowledgement`, fields: { version: String(question.version) } }
      : null,
})

const seatWaiting = (seat: VacantSeat, { t }: Ui): Waiting => ({
  programmeId: null,
  programmeName: seat.forumName,
  deed: 'appoint',
  title: t('overview.vacancy-one', { what: t(`people.function.${seat.kind}`), party: seat.partyName }),
  href: `${forumPath({ id: seat.forumId })}#seats`,
  about: '',
  by: null,
  late: false,
  press: null,
})

function itemWaiting(item: WaitingForMe, ui: Ui): Waiting {
  const deed = item.own && item.kind === 'deliver' ? 'done' : item.kind
  return {
    programmeId: item.programmeId,
    programmeName: item.programmeName,
    deed,
    title: inLanguage(item.title, ui.lang),
    href: commitmentPath(item.programmeId, item.commitmentId),
    about: aboutItem(item, ui),
    by: item.due,
    late: item.late,
    press: pressOf(item),
  }
}

/** One press does it where nothing more is needed: accepting, consenting, and marking one's own as done. */
function pressOf({ kind, own, programmeId, commitmentId, receiptId, receiptVersion }: WaitingForMe): Press | null {
  const here = commitmentPath(programmeId, commitmentId)
  if (kind === 'deliver' && own) return { action: `${here}/deliveries`, fields: { once: newId() } }
  if (!receiptId || receiptVersion === null) return null
  const version = String(receiptVersion)
  if (kind === 'accept') return { action: `${here}/receipts/${receiptId}/acceptance`, fields: { version } }
  if (kind !== 'consent') return null
  return { action: `${here}/receipts/${receiptId}/consent`, fields: { version, answer: 'consent' } }
}

function aboutItem({ kind, party, receivers, own }: WaitingForMe, { t }: Ui): string {
  if (kind === 'accept') return own || !party ? '' : t('overview.about.from', { party })
  if (kind === 'consent') return party ? t('overview.about.asked-by', { party }) : ''
  if (own) return party ?? ''
  return party ? t('overview.about.to', { party }) : t('overview.about.to-many', { count: receivers })
}

/** One press where one party has the role; else the page asks which. */
const standInWaiting = ({ programmeId, programmeName, role, partners, count }: StoodInFor, { t }: Ui): Waiting => {
  const [only] = partners
  return {
    programmeId,
    programmeName,
    deed: 'stand-ins',
    title: t('overview.stand-ins-title', { count, role: t(`applying.role.${role}`) }),
    href: standInsPath(programmeId),
    about: partners.map(({ name }) => name).join(', '),
    by: null,
    late: false,
    press:
      partners.length === 1 && only ? { action: standInsPath(programmeId), fields: { role, party: only.id } } : null,
  }
}

const guideWaiting = (guide: GuideToDo, { t }: Ui): Waiting => ({
  programmeId: guide.programmeId,
  programmeName: guide.programmeName,
  deed: 'guide',
  title: t('overview.guide-title', { party: guide.partyName }),
  href: `/programmes/${guide.programmeId}/rollouts/${guide.rolloutId}/guide`,
  about: '',
  by: null,
  late: false,
  press: null,
})

function vacancyWaiting(vacancy: Vacancies, { t }: Ui): Waiting {
  const { programmeId, functionId, rolloutId, count, kinds, partyNames } = vacancy
  const [kind] = kinds
  const [party] = partyNames
  return {
    programmeId,
    programmeName: vacancy.programmeName,
    deed: 'appoint',
    title:
      count === 1 && kind && party
        ? t('overview.vacancy-one', { what: t(`people.function.${kind}`), party })
        : t('overview.vacancy-many', { count }),
    href: functionId
      ? `/functions/${functionId}`
      : rolloutId
        ? `/programmes/${programmeId}/rollouts/${rolloutId}#people`
        : `/programmes/${programmeId}/settings#functions`,
    about: count > 1 ? partyNames.slice(0, 3).join(', ') + (partyNames.length > 3 ? ' …' : '') : '',
    by: null as IsoDate | null,
    late: false,
    press: null,
  }
}
