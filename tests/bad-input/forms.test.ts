import { expect, test } from 'vitest'
import { fieldId } from '../../src/ui/form-state.ts'
import { idsIn, summaryLinks } from '../page-reading.ts'
import { emojiAndRightToLeft, impossibleDays, muchTooLong, oddParts, script, withNullBytes } from './bad-values.ts'
import { everyForm, type Fields, type Outcome, type TriedForm, textFieldsOf, withField } from './every-form.ts'

/** A way of sending a form, and what must come of it beside what must always. */
interface Way {
  readonly way: string
  readonly fields: Fields
  readonly wrong?: (outcome: Outcome) => readonly (string | false)[]
}

/** What is wrong with any answer at all, whatever was sent. */
const alwaysWrong = ({ status, html, changed }: Outcome): (string | false)[] => {
  const ids = idsIn(html)
  return [
    status >= 500 && 'an error',
    status >= 400 && changed && 'refused, yet something was done',
    ...summaryLinks(html).map((id) => !ids.has(id) && `the summary leads to #${id}, which is not there`),
    /<script>alert|<img src=x/.test(html) && 'what was typed is run',
  ]
}

/** A button alone has no field whose error could be said: only a program sends it without what it carries. */
const saysSomething = ({ named }: TriedForm, { status, html }: Outcome): boolean =>
  status !== 422 || html.includes('data-error-summary') || [...named.values()].every(({ kind }) => kind === 'hidden')

/** Sends every form in the ways that `ways` names. @returns what was wrong, by form and way */
async function findWrong(forms: readonly TriedForm[], ways: (form: TriedForm) => Iterable<Way>): Promise<string[]> {
  const found: string[] = []
  for (const form of forms) {
    for (const { way, fields, wrong } of ways(form)) {
      const outcome = await form.send(fields)
      const silent = !saysSomething(form, outcome) && 'refused without a word on top'
      for (const what of [...alwaysWrong(outcome), silent, ...(wrong?.(outcome) ?? [])])
        if (what) found.push(`${form.route}, ${way}: ${outcome.status}, ${what}`)
    }
  }
  return found
}

const saysAt = (name: string, { html }: Outcome): boolean =>
  summaryLinks(html).some((id) => id === fieldId(name) || id.endsWith(`-${fieldId(name)}`))
const keeps = (name: string, value: string, { fields }: Outcome): boolean =>
  fields.some((field) => field.name === name && field.value?.trim() === value.trim())
const without = (fields: Fields, name: string): Fields => new Map([...fields].filter(([one]) => one !== name))

const anyText = { script, emojiAndRightToLeft, withNullBytes }

function* texts(form: TriedForm): Iterable<Way> {
  const fields = textFieldsOf(form).filter(({ kind }) => kind === 'text' || kind === 'textarea')
  for (const [way, text] of Object.entries(fields.length > 0 ? anyText : {})) {
    const sent = fields.reduce((all, { name }) => withField(all, name, text), form.good)
    const kept = text.replaceAll('\u0000', '')
    const again = ({ status }: Outcome) => status === 422 || status === 409
    yield {
      way,
      fields: sent,
      wrong: (outcome) => fields.map(({ name }) => again(outcome) && !keeps(name, kept, outcome) && `${name} was lost`),
    }
  }
}

function* tooLong(form: TriedForm): Iterable<Way> {
  for (const { name } of textFieldsOf(form).filter(({ name }) => isRead(form, name))) {
    const wrong = (outcome: Outcome) => [
      outcome.changed && 'it was taken',
      outcome.status === 422 && !saysAt(name, outcome) && 'nothing is said at the field',
      outcome.status === 422 && !keeps(name, muchTooLong, outcome) && 'it was lost',
    ]
    yield { way: `${name} too long`, fields: withField(form.good, name, muchTooLong), wrong }
  }
}

function* missing(form: TriedForm): Iterable<Way> {
  yield { way: 'nothing sent', fields: new Map() }
  yield {
    way: 'everything sent twice',
    fields: new Map([...form.good].map(([name, values]) => [name, [...values, ...values]])),
  }
  for (const [name, { required, kind, value }] of form.named) {
    const hidden = kind === 'hidden'
    if (!(required || hidden) || kind === 'file') continue
    const wrong = (outcome: Outcome) => [
      required && kind !== 'select' && outcome.changed && 'it was taken',
      required && outcome.status === 422 && !saysAt(name, outcome) && 'nothing is said at the field',
    ]
    yield { way: `${name} not sent`, fields: without(form.good, name), wrong }
    if (!hidden || value) yield { way: `${name} empty`, fields: withField(form.good, name, ' '), wrong }
  }
}

function* days(form: TriedForm): Iterable<Way> {
  for (const { name, kind } of form.named.values()) {
    const wrong = (outcome: Outcome) => [
      outcome.status !== 422 && 'it was not refused',
      !saysAt(name, outcome) && 'nothing is said at the field',
    ]
    for (const day of kind === 'date' ? impossibleDays : [])
      yield { way: `${name} ${day}`, fields: withField(form.good, name, day), wrong }
  }
}

const anId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Ids of things that are not there, are not ids, or are somebody else's. */
const ids = (others: readonly string[]) =>
  function* (form: TriedForm): Iterable<Way> {
    for (const { name, kind, options, value } of form.named.values()) {
      const isId = name !== 'once' && [value ?? '', ...options].some((one) => anId.test(one))
      const asked = kind !== 'button' && isRead(form, name)
      for (const other of isId ? others : []) {
        const wrong = ({ changed }: Outcome) => [changed && asked && 'it was taken']
        yield { way: `${name} ${other}`, fields: withField(form.good, name, other), wrong }
      }
    }
  }

/** What the form was filled in for has changed since. */
function* stale(form: TriedForm): Iterable<Way> {
  // Whatever has changed: what is thrown away is thrown away.
  for (const name of ['version', 'seen'])
    if (form.good.has(name) && !form.route.endsWith('/cancellation'))
      yield {
        way: `stale ${name}`,
        fields: withField(form.good, name, '999999'),
        wrong: ({ changed }) => [changed && 'it was taken'],
      }
}

test('no form of the product errs, loses what was typed or does half, whatever is sent', {
  timeout: 600_000,
}, async () => {
  const { all, forms } = await everyForm()
  for (const [rule, ways] of Object.entries({
    'any text is shown as text, and kept': texts,
    'what is too long is said at the field, and kept': tooLong,
    'what is missing is said at the field': missing,
    'a day that does not exist is said at the field': days,
    'an id of something else is not taken': ids(['x', '01890000-0000-7000-8000-000000000000', all.otherProgramme]),
    'what has changed since is not overwritten': stale,
  }))
    expect.soft(await findWrong(forms, ways), rule).toEqual([])
})

test('no form is handled twice, or at an address or in a shape that is none', { timeout: 600_000 }, async () => {
  const { all, forms } = await everyForm()
  const found: string[] = []
  for (const form of forms) {
    const tell = (way: string, outcome: Outcome, ...wrong: (string | false)[]) => {
      for (const what of [...alwaysWrong(outcome), ...wrong])
        if (what) found.push(`${form.route}, ${way}: ${outcome.status}, ${what}`)
    }
    const [first, second] = await form.sendTwice(form.good)
    if (!needsMore.has(form.route))
      tell(
        'as it should be',
        first,
        first.status >= 400 && `refused: ${first.html.replaceAll(/<[^>]*>/g, ' ').slice(0, 2000)}`,
      )
    if (!mayComeAgain.has(form.route)) tell('sent twice', second, second.changed && 'done twice')
    const path = form.form.action
    for (const part of partsIn(path, Object.values(all.places)))
      for (const odd of oddParts) {
        const outcome = await form.sendTo(path.replace(part, odd), new URLSearchParams())
        tell(`at ${odd.slice(0, 40)}`, outcome, outcome.changed && 'done')
      }
    const json = await form.sendTo(path, '{"name":', { 'content-type': 'application/json' })
    tell('as JSON', json)
    tell('as parts without a border', await form.sendTo(path, 'x', { 'content-type': 'multipart/form-data' }))
    const huge = await form.sendTo(
      path,
      new URLSearchParams({ ...Object.fromEntries(form.good), huge: 'x'.repeat(2_000_000) }),
    )
    tell('two million characters', huge)
    if (form.form.files) {
      const body = new FormData()
      for (const [name, values] of form.good) for (const value of values) body.append(name, value)
      const outcome = await form.sendTo(path, body)
      tell('without a file', outcome, !fileMayBeLeftOut.has(form.route) && outcome.status !== 422 && 'not refused')
    }
  }
  expect(found).toEqual([])
})

const partsIn = (path: string, places: readonly string[]): string[] =>
  path
    .split('?')[0]
    ?.split('/')
    .filter((part) => anId.test(part) || places.includes(part)) ?? []

/** What somebody means each time they send it. */
const mayComeAgain = new Set([
  // Another link, and the earlier one stops working.
  'POST /people/:personId/invitation',
  // Another import, which is nothing until it is confirmed.
  'POST /parties/import',
  'POST /programmes/:programmeId/imports',
])
/**
 * Fields that don't count with what else is chosen: a wave for an item of one rollout; no go-live of its own, the main one; a forum for what
 * others see too; who is to deliver instead, with another deed.
 */
const notRead = new Set([
  'POST /programmes/:programmeId/commitments wave',
  'POST /programmes/:programmeId/rollouts/:rolloutId/guide/units go-live',
  'POST /programmes/:programmeId/commitments/bulk/:deed party',
  'POST /programmes/:programmeId/commitments/bulk/:deed why',
  'POST /programmes/:programmeId/risks forum',
  'POST /programmes/:programmeId/risks/:riskId/edit forum',
])
const isRead = ({ route }: TriedForm, name: string): boolean => !notRead.has(`${route} ${name.split('.')[0]}`)
const fileMayBeLeftOut = new Set([
  'POST /programmes/:programmeId/commitments/:commitmentId/deliveries',
  'POST /links/:token',
])
/** A code that only somebody's telephone knows. */
const needsMore = new Set(['POST /sign-in/code'])
