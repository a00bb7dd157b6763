import type { ProgrammeFacts } from '#src/features/programmes/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Deed } from '#src/platform/history/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { Result } from '#src/platform/result.ts'
import { type Cast, type Doer, deedOf, type Member } from '../cast.ts'
import type { Days } from '../days.ts'
import type { Founded } from '../founding.ts'

/** Where the forums, risks and questions of an example are made. */
export interface Deciding {
  readonly programme: ProgrammeFacts
  readonly founded: Founded
  readonly cast: Cast
  readonly days: Days
  readonly party: (name: string) => Id<'party'>
}

export type Called = readonly [title: string, organisation: string]

export const memberOf = (
  { cast, programme }: Pick<Deciding, 'cast' | 'programme'>,
  [title, organisation]: Called,
): Member => cast.called(`${title}, ${organisation}`, programme.id)

export const deedOn = ({ days }: Pick<Deciding, 'days'>, member: Doer | null, day: IsoDate, words = ''): Deed =>
  deedOf(days, member, day, words)

/** Nothing that the script of an example does is refused: that would be a mistake in the script. */
export function done<T>(what: string, result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(`${what}: ${result.refusal.code}`)
  return result.value
}
