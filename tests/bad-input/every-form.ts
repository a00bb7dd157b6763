import { everything } from '../everything.ts'
import { bodyOf, type FoundForm, fieldsSent, findForms, typedIn } from '../forms.ts'
import { formsIn, type SeenField } from '../page-reading.ts'
import { routesOf } from '../route-table.ts'
import { type Trial, trials } from '../trial.ts'
import { aWorld } from '../world.ts'

export type Fields = ReadonlyMap<string, readonly string[]>

/** What came of sending a form. */
export interface Outcome {
  readonly status: number
  readonly html: string
  readonly location: string
  /** Something in the database is other than before. */
  readonly changed: boolean
  /** The fields of the answered page, of all its forms. */
  readonly fields: readonly SeenField[]
}

/** One form of the product, filled in so that it would be accepted, and ways of sending it otherwise. Each sending is undone. */
export interface TriedForm extends FoundForm {
  readonly good: Fields
  /** Its fields by name, the ones that somebody can type or choose in first. */
  readonly named: ReadonlyMap<string, SeenField>
  send(fields: Fields): Promise<Outcome>
  sendTo(path: string, body: URLSearchParams | FormData | string, headers?: Record<string, string>): Promise<Outcome>
  /** Twice in a row, with all that the first did in place; the second has changed something when there are more or fewer rows. */
  sendTwice(fields: Fields): Promise<readonly [Outcome, Outcome]>
}

const outcomeOf = async (trial: Trial, before: string, answer: Response): Promise<Outcome> => {
  const type = answer.headers.get('content-type') ?? ''
  const html = type.startsWith('text/') ? await answer.text() : ''
  return {
    status: answer.status,
    html,
    location: answer.headers.get('location') ?? '',
    changed: (await trial.standing()) !== before,
    fields: formsIn(html, '').flatMap(({ fields }) => fields),
  }
}

/** Every form of the product, in a world with one of everything. */
export async function everyForm() {
  const world = await aWorld()
  const all = await everything(world)
  const { app, trying } = await trials(world)
  const routes = routesOf(app)
  const found = await trying((trial) => findForms(trial, routes, all))
  const typed = typedIn(all)
  // Every trial begins from the same.
  const untouched = await trying((trial) => trial.standing())
  const forms = [...found.values()].map((one): TriedForm => {
    const as = all.people[one.as]
    const sending = async (
      trial: Trial,
      path: string,
      body: URLSearchParams | FormData | string,
      headers?: Record<string, string>,
    ) => outcomeOf(trial, untouched, await trial.post(path, body, as, headers))
    return {
      ...one,
      good: fieldsSent(one.form, typed[one.route]),
      named: namedIn(one),
      send: (fields) => trying((trial) => sending(trial, one.form.action, bodyOf(one, fields))),
      sendTo: (path, body, headers) => trying((trial) => sending(trial, path, body, headers)),
      sendTwice: (fields) =>
        trying(async (trial) => {
          const first = await sending(trial, one.form.action, bodyOf(one, fields))
          const rows = await trial.rows()
          const second = await sending(trial, one.form.action, bodyOf(one, fields))
          return [first, { ...second, changed: (await trial.rows()) !== rows }] as const
        }),
    }
  })
  return { world, all, routes, forms, trying }
}

/** Of fields that a form has one of for each area or unit (`name.training`), the first will do. */
function namedIn({ form }: FoundForm): Map<string, SeenField> {
  const kinds = new Set<string>()
  return new Map(
    form.fields.flatMap((field): [string, SeenField][] => {
      const [kind = '', of] = field.name.split('.')
      const another = of !== undefined && kinds.has(kind)
      kinds.add(kind)
      return another ? [] : [[field.name, field]]
    }),
  )
}

export const withField = (fields: Fields, name: string, ...values: string[]): Fields =>
  new Map([...fields, [name, values]])

const typable = new Set(['text', 'textarea', 'email', 'url', 'tel', 'search', 'number'])

/** Fields that somebody types text in, and is shown again when something is wrong. */
export const textFieldsOf = ({ named }: TriedForm): SeenField[] =>
  [...named.values()].filter(({ kind, secret }) => typable.has(kind) && !secret)
