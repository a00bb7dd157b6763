import type { Hono } from 'hono'
import type { Env } from '../src/platform/http/index.ts'

/** Every address that the product answers at, as `GET /programmes/:programmeId`, in the order it looks for them. */
export const routesOf = (app: Hono<Env>): string[] => [
  ...new Set(app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)),
]

/** The address with its parts filled in. @throws when a part has no place */
export const pathOf = (route: string, places: Readonly<Record<string, string>>): string =>
  (route.split(' ')[1] ?? '').replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
    const place = places[name]
    if (place === undefined) throw new Error(`${route}: what stands for :${name}?`)
    return encodeURIComponent(place)
  })

export const partsOf = (route: string): string[] => [...route.matchAll(/:(\w+)/g)].map(([, name = '']) => name)

/** The route of `routes` that an address belongs to: the first that fits, as the product itself chooses. */
export function routeOf(routes: readonly string[], method: string, address: string): string | undefined {
  const path = address.replace(/[?#].*$/, '')
  return routes.find((route) => {
    const [of, pattern = ''] = route.split(' ')
    return of === method && new RegExp(`^${pattern.replaceAll(/:\w+(\{[^}]*\})?/g, '[^/]+')}$`).test(path)
  })
}
