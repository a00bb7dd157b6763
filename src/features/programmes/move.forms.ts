import { z } from 'zod'
import { choice, manyIds, optionalDay, optionalId, optionalText } from '#src/platform/http/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { MOST_DAYS } from './move.ts'

export const DatesForm = z
  .object({
    wave: optionalId<'wave'>(),
    goLive: optionalId<'go-live'>(),
    goLives: manyIds<'go-live'>().pipe(z.array(z.custom<Id<'go-live'>>()).min(1, 'programmes.dates.choose')),
    way: choice(['day', 'shift']),
    on: optionalDay(),
    days: optionalText(6),
  })
  .superRefine(({ way, on, days }, context) => {
    const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (way === 'day' && !on) wrong('on', 'form.required')
    if (way !== 'shift') return
    if (!/^[+\-−]?\d{1,4}$/.test(days)) wrong('days', days === '' ? 'form.required' : 'form.whole-number')
    else if (Math.abs(daysIn(days)) > MOST_DAYS) wrong('days', `form.number-range|min=-${MOST_DAYS}|max=${MOST_DAYS}`)
  })

/** With the minus that a keyboard has, or the one that we write. */
export const daysIn = (text: string): number => Number(text.replace('−', '-'))

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const MoveForm = z.object({
  moves: z
    .string()
    .transform(parsed)
    .pipe(
      z
        .array(z.tuple([z.uuid(), z.iso.date()]))
        .min(1)
        .max(2000),
    ),
  seen: optionalText(40),
  back: z.string().catch(''),
  reason: optionalText(2000),
})
