import { expect, test } from 'vitest'
import { type Everything, everybody, everything } from '../everything.ts'
import { bodyOf, endless, fieldsSent, findForms, typedIn } from '../forms.ts'
import { pathOf, routesOf } from '../route-table.ts'
import { trials } from '../trial.ts'
import { aWorld } from '../world.ts'
import { matrix } from './matrix.ts'

/** What an answer is in the table. */
function seen(answer: Response, path: string): string {
  const to = answer.headers.get('location') ?? ''
  if (answer.status === 303 && /^\/sign-in($|\?to=)/.test(to) && path !== '/sign-out') return 'in'
  return answer.status < 400 ? 'ok' : String(answer.status)
}

const line = (route: string, cells: readonly string[]): string =>
  [...cells.map((cell) => cell.slice(0, 4).padEnd(4)), route].join(' ')

/** Sets the table up as it is, for the one who changes who may do what: `ACCESS_MATRIX=print`. */
const print = process.env.ACCESS_MATRIX === 'print'

test('everybody may do what the table says at every address, and no address is missing from it', {
  timeout: 600_000,
}, async () => {
  const world = await aWorld()
  const all = await everything(world)
  const { app, trying } = await trials(world)
  const routes = routesOf(app)
  const forms = await trying((trial) => findForms(trial, routes, all))
  const typed = typedIn(all)
  const addresses = addressesOf(all)
  const found: string[] = [line('', everybody).trimEnd()]
  for (const route of routes.filter((one) => !endless.has(one))) {
    const form = forms.get(route)
    const path = form?.form.action ?? pathOf(route, all.places)
    const cells: string[] = []
    for (const asker of everybody) {
      const as = all.people[asker]
      const answer = await trying((trial) => {
        if (route.startsWith('GET')) return trial.get(addresses[route] ?? path, as)
        return trial.post(path, form ? bodyOf(form, fieldsSent(form.form, typed[route])) : new URLSearchParams(), as)
      })
      cells.push(seen(answer, path))
    }
    found.push(line(route, cells).trimEnd())
  }
  if (print) console.log(found.join('\n'))
  expect(found).toEqual(matrix.trim().split('\n'))
})

/** Where another thing than the usual is looked at, or something has to be asked for. */
const addressesOf = (all: Everything): Readonly<Record<string, string>> => ({
  'GET /invitations/:token': all.invitation,
  'GET /answers/:token': all.answerLink,
  'GET /programmes/:programmeId/risk-levels/preview': all.levelsPreview,
  'GET /parties/import/:importId': `/parties/import/${all.partyImport}`,
  'GET /templates/:templateId/versions/:number/differences': `/templates/${all.used}/versions/2/differences?from=1`,
  'GET /programmes/:programmeId/dates': `/programmes/${all.id}/dates?wave=${all.waveId}`,
  'GET /programmes/:programmeId/dates/preview': `/programmes/${all.id}/dates/preview?goLive=${all.places.goLiveId}&goLives=${all.places.goLiveId}&way=day&on=2027-10-01`,
  'GET /programmes/:programmeId/templates/renewals/new': `/programmes/${all.id}/templates/renewals/new?version=${all.used}/2`,
})
