import { expect, test } from 'vitest'
import { everybody, everything } from '../everything.ts'
import { formsIn, linksIn } from '../page-reading.ts'
import { routeOf, routesOf } from '../route-table.ts'
import { trials } from '../trial.ts'
import { aWorld } from '../world.ts'

/** Addresses that differ only in which row they lead to are made alike: two of them are enough. */
const enough = 2

const refuses = (status: number): boolean => status === 403 || status === 404 || status >= 500

test('no page leads its reader to a page that refuses them, or offers a form that is not theirs to send', {
  timeout: 600_000,
}, async () => {
  const world = await aWorld()
  const all = await everything(world)
  const { app, trying } = await trials(world)
  const routes = routesOf(app)
  const wrong: string[] = []
  for (const asker of everybody) {
    const as = all.people[asker]
    const seen = new Map<string, number>()
    const isNew = (what: string, most = enough): boolean => {
      const times = (seen.get(what) ?? 0) + 1
      seen.set(what, times)
      return times <= most
    }
    const waiting = [as ? '/my' : '/sign-in']
    const from = new Map<string, string>()
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const answer = await trying((trial) => trial.get(path as string, as))
      if (answer.status >= 400)
        wrong.push(`${asker}: ${from.get(path)} leads to ${path}, which answers ${answer.status}`)
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
      const html = await answer.text()
      for (const link of linksIn(html)) {
        // What a list is sorted and filtered by changes nothing of whose it is; `format` is a file of the same.
        if (/[?&](sort|format|page)=/.test(link) || !isNew(link, 1)) continue
        if (isNew(`${routeOf(routes, 'GET', link)} from ${routeOf(routes, 'GET', path)}`)) {
          waiting.push(link)
          from.set(link, path)
        }
      }
      for (const { method, action, fields } of formsIn(html, path)) {
        if (method !== 'post' || action === '/sign-out' || !isNew(action, 1)) continue
        if (!isNew(`${routeOf(routes, 'POST', action)} from ${routeOf(routes, 'GET', path)}`)) continue
        const hidden = fields.flatMap(({ kind, name, value }) => (kind === 'hidden' ? [[name, value ?? '']] : []))
        await trying(async (trial) => {
          const { status, headers } = await trial.post(action, new URLSearchParams(hidden), as)
          const to = headers.get('location')?.replace(/#.*$/, '')
          if (refuses(status)) wrong.push(`${asker}: ${path} offers ${action}, which answers ${status}`)
          if (!to?.startsWith('/')) return
          const arrived = await trial.get(to, as)
          if (refuses(arrived.status)) wrong.push(`${asker}: ${action} leads to ${to}, which answers ${arrived.status}`)
        })
      }
    }
  }
  expect(wrong).toEqual([])
})
