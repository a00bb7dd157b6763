/** The answer of a rule: what follows, or why it says no. A refusal is a value; only bugs are thrown. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: E }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

export const refuse = <const E>(refusal: E): Result<never, E> => ({ ok: false, refusal })
