import type { RequestContext } from '#src/platform/http/index.ts'
import { withinAllowance } from '#src/platform/sign-in/index.ts'

/** In a quarter of an hour: somebody may be guessing at a screen that was left open. */
const mostGuesses = 10

/** Whether the signed-in reader may try their own password once more. */
export const guessesLeft = (c: RequestContext): Promise<boolean> =>
  withinAllowance(c.var.db, [{ key: `own-password:${c.var.actor.personId}`, most: mostGuesses }], c.var.now)
