import type { FieldErrors } from '#src/platform/http/index.ts'
import type { HoldingRefusal } from './holding.ts'

/** A rule's no, beside the field it is about. `fields`: what the form calls the person and the day. */
export function holdingErrors(refusal: HoldingRefusal, fields: { person: string; day: string }): FieldErrors {
  switch (refusal.code) {
    case 'ends-before-it-begins':
      return { [fields.day]: { key: 'people.ends-before', params: { from: refusal.from } } }
    case 'already-holds':
      return {
        [fields.person]: refusal.to
          ? { key: 'people.already-holds-until', params: { from: refusal.from, to: refusal.to } }
          : { key: 'people.already-holds', params: { from: refusal.from } },
      }
    case 'already-ended':
      return { [fields.day]: { key: 'people.already-ended', params: { on: refusal.on } } }
    case 'not-holding':
      return { [fields.day]: { key: 'people.not-holding', params: { on: refusal.on } } }
    case 'same-person':
      return { [fields.person]: { key: 'people.same-person' } }
    case 'function-ended':
      return { [fields.day]: { key: 'people.function-ended', params: { on: refusal.on } } }
  }
}
