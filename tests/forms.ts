import { type Body, type Everything, password } from './everything.ts'
import { formsIn, type SeenField, type SeenForm } from './page-reading.ts'
import { partsOf, pathOf, routeOf } from './route-table.ts'
import type { Trial } from './trial.ts'

/** A form as somebody finds it on a page. */
export interface FoundForm {
  readonly route: string
  readonly form: SeenForm
  readonly page: string
  readonly as: Body
}

/** Pages with a form that stands on none of the usual ones: other things in the same address. */
const morePages = (all: Everything): readonly string[] => {
  const programme = `/programmes/${all.id}`
  const guide = `${programme}/rollouts/${all.hjoRollout.id}/guide`
  const goLive = `goLive=${all.places.goLiveId}&goLives=${all.places.goLiveId}`
  return [
    ...Object.values(all.risks).map((id) => `${programme}/risks/${id}`),
    ...Object.values(all.questions).map((id) => `${programme}/questions/${id}`),
    ...Object.values(all.items).map((id) => `${programme}/commitments/${id}`),
    all.invitation,
    all.answerLink,
    all.levelsPreview,
    `/forums/${all.forums.network}`,
    `/forums/${all.ladder.local.id}`,
    `/forums/${all.ladder.steering.id}/seats/${all.forums.memberSeat}`,
    `/parties/import/${all.partyImport}`,
    `/parties/${all.region}`,
    `/functions/${all.leadDuty}`,
    `${programme}/waves/${all.emptyWave}`,
    `${programme}/waves/${all.emptyWave}/edit`,
    `${programme}/dates?${goLive}`,
    `${programme}/dates/preview?${goLive}&way=day&on=2027-10-01&days=`,
    `${guide}?step=units`,
    `${guide}?step=areas`,
    `${guide}?step=hand-out`,
    `/templates/${all.used}/versions/2`,
    `/templates/${all.emptyDraft}/versions/1/areas/tomt/edit`,
    `${programme}/templates/new?version=${all.builtIn}/1&target=wave:${all.waveId}`,
    `${programme}/templates/renewals/new?version=${all.used}/2`,
  ]
}

/** Where a form is sent from, when the first page that it stands on is one where it would be refused. */
const bestPages = ({ forums }: Everything): Readonly<Record<string, string>> => ({
  // The steering group is needed; nothing waits in the network.
  'POST /forums/:forumId/ending': `/forums/${forums.network}`,
})

/** Between them they are shown every form there is. */
const finders: readonly Body[] = ['out', 'lead', 'hjo', 'admin', 'chair', 'staff']

/** The forms of every page, one for each route that takes them, as the first asker who is shown one finds it. */
export async function findForms(
  trial: Trial,
  routes: readonly string[],
  all: Everything,
): Promise<Map<string, FoundForm>> {
  const usual = routes.filter(
    (route) => route.startsWith('GET ') && !endless.has(route) && partsOf(route).every((part) => part in all.places),
  )
  const pages = [...usual.map((route) => pathOf(route, all.places)), ...morePages(all)]
  const found = new Map<string, FoundForm>()
  const best = bestPages(all)
  for (const page of pages) {
    for (const as of finders) {
      const answer = await trial.get(page, all.people[as])
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
      for (const form of formsIn(await answer.text(), page)) {
        const route = form.method === 'post' && routeOf(routes, 'POST', form.action)
        if (route && !found.has(route) && (best[route] ?? page) === page) found.set(route, { route, form, page, as })
      }
    }
  }
  return found
}

/** Streams: they answer for as long as somebody listens. */
export const endless = new Set(['GET /live'])

export type Filled = Readonly<Record<string, string | readonly string[]>>

const longSentence = 'en helt annan lång fras'
const csv = (text: string) => new File([text], 'fil.csv', { type: 'text/csv' })

/** What somebody types where not just anything will do, so that the form is accepted. */
export const typedIn = (all: Everything): Readonly<Record<string, Filled>> => ({
  'POST /sign-in': { email: all.emailOfLead, password },
  'POST /invitations/:token': { password: longSentence, repeated: longSentence },
  'POST /profile/password': { currentPassword: password, password: longSentence, repeated: longSentence },
  'POST /profile/second-factor': { currentPassword: password },
  'POST /functions/:functionId/holdings': { person: all.people.hjo.id, name: '', email: '', to: '' },
  'POST /functions/:functionId/handover': { toPerson: all.people.hjo.id },
  'POST /parties/:partyId/relations': { kind: 'represents', to: all.supplier, subject: 'Drift', until: '' },
  'POST /programmes/:programmeId/rollouts': { parties: all.tibro },
  'POST /programmes/:programmeId/functions': { kind: 'staff', party: all.hjo },
  'POST /programmes/:programmeId/go-lives/:goLiveId/earlier-dates': { on: '2027-06-01', validFrom: '2026-06-01' },
  'POST /templates/:templateId/versions/:number/items': { ...threeMonthsBefore, dependsOn: '' },
  'POST /templates/:templateId/versions/:number/items/:itemKey': { ...threeMonthsBefore, dependsOn: '' },
  'POST /programmes/:programmeId/commitments/bulk/:deed': { receipt: all.receipts.delivered, on: '', reason: '' },
  'POST /programmes/:programmeId/commitments': { scope: 'rollout', rollout: all.hjoRollout.id, owner: all.hjo },
  'POST /programmes/:programmeId/risks/:riskId/score': { probability: '5', impact: '5' },
  'POST /programmes/:programmeId/risks/:riskId/joined': { numbers: `R${all.risks.toJoinNumber}` },
  'POST /programmes/:programmeId/commitments/:commitmentId/receipts/:receiptId/done-before': { on: '2026-10-01' },
})

const threeMonthsBefore = {
  dueKind: 'before',
  leadAmount: '3',
  leadUnit: 'M',
  fixedOn: '',
  notBeforeAmount: '',
  validityAmount: '',
}

/** The files that are sent, by the route's path. */
const files: Readonly<Record<string, File>> = {
  'POST /parties/import': csv('Kod;Namn;Slag\n1499;Falköping;Kommun\n'),
  'POST /programmes/:programmeId/imports': csv('Titel;Område;Ägare\nKablar dragna;Teknik;Regionen\n'),
}

/** What somebody would type where any text, day or choice does. */
function usualFor({ kind, value, options }: SeenField): string | null {
  if (value) return value
  if (kind === 'select') return options.find(Boolean) ?? ''
  if (kind === 'radio' || kind === 'checkbox' || kind === 'hidden' || kind === 'button' || kind === 'file') return value
  if (kind === 'date') return '2027-03-01'
  if (kind === 'email') return 'ny@example.se'
  if (kind === 'number') return '3'
  if (kind === 'url') return 'https://example.se/'
  return 'En text'
}

/** The form's fields as somebody sends them: what stands in it, something in each that is empty, and what `typed` says. */
export function fieldsSent({ fields }: SeenForm, typed: Filled = {}): Map<string, readonly string[]> {
  const sent = new Map<string, readonly string[]>()
  for (const [name, same] of Map.groupBy(fields, (field) => field.name)) {
    const [first] = same
    if (!first || first.kind === 'file') continue
    const values = same
      .map((field) => (field.required || field.kind !== 'select' ? usualFor(field) : field.value))
      .filter((value) => value !== null)
    sent.set(name, values.length === 0 && first.kind === 'radio' ? [first.options[0] ?? ''] : values)
  }
  for (const [name, value] of Object.entries(typed)) sent.set(name, [value].flat())
  return sent
}

/** The same as a body; one with files as several parts. */
export function bodyOf(
  { form, route }: FoundForm,
  sent: ReadonlyMap<string, readonly string[]>,
): URLSearchParams | FormData {
  const body = form.files ? new FormData() : new URLSearchParams()
  for (const [name, values] of sent) for (const value of values) body.append(name, value)
  const file = files[route]
  if (file && body instanceof FormData) body.set('file', file)
  return body
}
