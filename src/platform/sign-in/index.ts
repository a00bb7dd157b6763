export { withinAllowance } from './attempts.ts'
export { type Auth, type AuthDeps, createAuth, passkeyPaths } from './auth.ts'
export { clientAddress } from './client-address.ts'
export { findActor, type SignedIn } from './find-actor.ts'
export { listPasskeys, type OwnPasskey, removePasskey } from './passkeys.ts'
export {
  checkPassword,
  longestPassword,
  openAccount,
  type PasswordRefusal,
  passwordHash,
  passwordMatches,
  removeAccount,
  renameAccount,
  setPassword,
  shortestPassword,
} from './password.ts'
export {
  confirmSecondFactor,
  disableSecondFactor,
  enableSecondFactor,
  hasSecondFactor,
  type NewSecondFactor,
} from './second-factor.ts'
export { sharedSecret } from './secret.ts'
export { endOtherSessions, endSession, endSessionsOf, openSession } from './session.ts'
export {
  clearSessionCookie,
  readSessionToken,
  type SessionCookie,
  sessionCookie,
  writeSessionCookie,
} from './session-cookie.ts'
export { type SignInOutcome, signInWithCode, signInWithPassword } from './sign-in.ts'
export { clearEndedSignIns } from './tidy.ts'
