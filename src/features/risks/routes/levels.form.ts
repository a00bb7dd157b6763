import { z } from 'zod'
import { optionalText, versionField } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import type { Holder } from '../risk.ts'
import type { LevelWish } from '../rules/levels.ts'

const places = [1, 2, 3, 4, 5] as const
const fields = ['sv', 'en', 'from', 'to', 'days', 'holder'] as const

/** `forum:<id>` or `function:<id>`, as the form sends who decides. */
export const holderField = (holder: Holder | null): string => (holder ? `${holder.kind}:${holder.id}` : '')

function holderOf(text: string): Holder | null {
  const [kind, rest] = text.split(':')
  if (kind === 'forum') {
    const id = asId<'forum'>(rest)
    return id && { kind, id }
  }
  const id = asId<'function'>(rest)
  return kind === 'function' && id ? { kind, id } : null
}

type Typed = Readonly<Record<string, string>>

function numberIn(typed: Typed, name: string, [min, max]: readonly [number, number], context: z.RefinementCtx): number {
  const text = typed[name] ?? ''
  const wrong = (message: string) => context.addIssue({ code: 'custom', path: [name], message })
  if (text === '') wrong('form.required')
  else if (!/^\d{1,4}$/.test(text)) wrong('form.whole-number')
  else if (Number(text) < min || Number(text) > max) wrong(`form.number-range|min=${min}|max=${max}`)
  return Number(text)
}

/** A place that is left empty is no level; one that is begun must be whole. The rules then hold the levels against each other. */
function levelIn(typed: Typed, place: number, context: z.RefinementCtx): LevelWish | null {
  const all = fields.map((name) => typed[`${name}-${place}`] ?? '')
  if (all.every((text) => text === '')) return null
  const [sv = '', en = ''] = all
  for (const [name, text] of [
    ['sv', sv],
    ['en', en],
  ])
    if (text === '') context.addIssue({ code: 'custom', path: [`${name}-${place}`], message: 'form.required' })
  const holder = holderOf(typed[`holder-${place}`] ?? '')
  // Nobody chosen is the rule's to refuse; something that is no holder was never offered.
  if (!holder && typed[`holder-${place}`])
    context.addIssue({ code: 'custom', path: [`holder-${place}`], message: 'form.choose' })
  return {
    name: { sv, en },
    fromScore: numberIn(typed, `from-${place}`, [1, 25], context),
    toScore: numberIn(typed, `to-${place}`, [1, 25], context),
    reviewDays: numberIn(typed, `days-${place}`, [1, 366], context),
    holder,
  }
}

const shape = Object.fromEntries(
  places.flatMap((place) => fields.map((name) => [`${name}-${place}`, optionalText(80)] as const)),
)

/** Levels as they are typed, lowest first. */
export const LevelsForm = z.object({ ...shape, version: versionField() }).transform((form, context) => {
  const { version, ...typed } = form as Typed & { version: unknown }
  const levels = places.map((place) => levelIn(typed as Typed, place, context)).filter((level) => level !== null)
  return { version: Number(version), levels }
})
