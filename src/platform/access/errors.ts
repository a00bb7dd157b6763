/** What was asked for does not exist, or is not visible to the one who asked: the two can't be told apart. */
export class NotFoundError extends Error {}

/** It is visible, but not theirs to do. `who` is a message key that says who can. */
export class ForbiddenError extends Error {
  readonly who: string
  constructor(who: string) {
    super(`forbidden: ${who}`)
    this.who = who
  }
}

export function orNotFound<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new NotFoundError()
  return found
}

/** @throws ForbiddenError when not allowed; `who` (a message key, `access.who.…`) tells the reader who can do it. */
export function authorise(allowed: boolean, who = 'access.who.programme-lead'): void {
  if (!allowed) throw new ForbiddenError(who)
}
