import { expect, test } from 'vitest'
import { everything } from '../everything.ts'
import { endless } from '../forms.ts'
import { formsIn, linksIn } from '../page-reading.ts'
import { partsOf, pathOf, routesOf } from '../route-table.ts'
import { aWorld } from '../world.ts'
import { oddParts, oddQueryValues } from './bad-values.ts'

/** Every parameter that some page of the product puts in an address. */
const parametersIn = (html: string, path: string): string[] => [
  ...linksIn(html).flatMap((link) => [...new URLSearchParams(link.split('?')[1] ?? '').keys()]),
  ...formsIn(html, path).flatMap(({ method, fields }) => (method === 'get' ? fields.map(({ name }) => name) : [])),
]

test('an address with nonsense in it answers without an error, and never runs what it was given', {
  timeout: 120_000,
}, async () => {
  const world = await aWorld()
  const all = await everything(world)
  const wrong: string[] = []
  const { lead, admin } = all.people
  const look = async (path: string) => {
    for (const as of [lead, admin]) {
      const answer = await world.get(path, as)
      const text = answer.headers.get('content-type')?.startsWith('text/html') ? await answer.text() : ''
      if (answer.status >= 500) wrong.push(`${answer.status} ${path.slice(0, 200)}`)
      if (text.includes('<script>alert')) wrong.push(`runs a script: ${path.slice(0, 200)}`)
      if (answer.status !== 403) return text
    }
    return ''
  }
  for (const route of routesOf(world.app).filter((one) => one.startsWith('GET ') && !endless.has(one))) {
    const path = pathOf(route, all.places)
    const names = new Set(['sort', 'page', 'q', 'format', ...parametersIn(await look(path), path)])
    // All at once: what one parameter does wrong, it does among others too.
    for (const value of oddQueryValues) await look(`${path}?${[...names].map((name) => `${name}=${value}`).join('&')}`)
    await look(`${path}?${[...names].map((name) => `${name}=a&${name}=b`).join('&')}`)
    for (const part of partsOf(route))
      for (const odd of oddParts)
        await look(pathOf(route, { ...all.places, [part]: '§' }).replace(encodeURIComponent('§'), odd))
  }
  expect(wrong).toEqual([])
})
