export { clearOldTries, withinAllowance } from './attempts.ts'
export { type Auth, type AuthDeps, createAuth, passkeyPaths } from './auth.ts'
export { findActor, type SignedIn } from './find-actor.ts'
export {
  checkPassword,
  longestPassword,
  openAccount,
  type PasswordRefusal,
  passwordHash,
  removeAccount,
  renameAccount,
  setPassword,
  shortestPassword,
} from './password.ts'
export { sharedSecret } from './secret.ts'
export { endSession, endSessionsOf, openSession } from './session.ts'
export {
  clearSessionCookie,
  readSessionToken,
  type SessionCookie,
  sessionCookie,
  writeSessionCookie,
} from './session-cookie.ts'
export { type SignInOutcome, signInWithCode, signInWithPassword } from './sign-in.ts'
