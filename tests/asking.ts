import { newId } from '../src/platform/ids.ts'
import type { Person, World } from './world.ts'

/** Sends a form as somebody. @throws when it is refused */
export const asking = (world: World) => async (as: Person, path: string, form: Record<string, string> | FormData) => {
  const body = form instanceof FormData ? form : new URLSearchParams(form)
  const answer = await world.app.request(path, {
    method: 'POST',
    body,
    headers: { cookie: as.cookie, 'sec-fetch-site': 'same-origin' },
  })
  if (answer.status >= 400)
    throw new Error(`${path}: ${answer.status} ${(await answer.text()).replaceAll(/<[^>]*>/g, ' ').slice(0, 3000)}`)
  return answer
}
export type Asked = ReturnType<typeof asking>

/** A file as it is sent in to be taken over. */
export const sheet = (name: string, text: string): FormData => {
  const body = new FormData()
  body.set('file', new File([text], name, { type: 'text/csv' }))
  body.set('once', newId())
  return body
}

/** The id in the address that a redirect leads to: its last. @throws when there is none */
export function within(answer: Response): string {
  const ids = (answer.headers.get('location') ?? '').match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)
  const last = ids?.at(-1)
  if (!last) throw new Error(`${answer.status} leads nowhere`)
  return last
}

/** The first column of the first row. */
export const oneOf =
  (world: World) =>
  async (statement: string): Promise<string> => {
    const { rows } = await world.db.execute(statement)
    return String(Object.values(rows[0] ?? {})[0])
  }
