export { accountOf, clearEnded, createFirstAdministratorLink, invite } from './account.store.ts'
export { AppointForm, EndForm, HandOverForm } from './function.forms.ts'
export {
  changeSeatFunction,
  createSeatFunction,
  endFunction,
  ensureFunction,
  type FunctionFilter,
  findFunction,
  isHeld,
  listFunctions,
} from './function.store.ts'
export { type Duty, type FunctionInPlace, type Holder, isVacant } from './function.ts'
export { FunctionHolder, Vacant } from './function-holder.tsx'
export { functionName, namesOf } from './function-name.ts'
export { holdingErrors } from './holding.refusals.ts'
export { type Appointment, appoint, endHolding, handOver } from './holding.store.ts'
export { type Holding, type HoldingRefusal, holdsOn, type Term } from './holding.ts'
export { invitationWords } from './invitation.words.ts'
export { type Invited, InvitedManyPage } from './invited.page.tsx'
export { createOneTimeLink, findOneTimeLink, type NewOneTimeLink, spendOneTimeLink } from './one-time-link.store.ts'
export type { LinkPurpose, LinkRefusal, OneTimeLink } from './one-time-link.ts'
export type { OfferExamples, PeopleDeps, ProgrammeNames } from './people.deps.ts'
export { appointsAs, canAdministerAccounts, canAppoint } from './people.policy.ts'
export {
  createPerson,
  findByEmail,
  findByEmails,
  findPerson,
  listChoosable,
  listHeldBy,
  type NewPerson,
} from './person.store.ts'
export { type AccountState, accountState, type HeldByPerson, type Person, type PersonRefusal } from './person.ts'
export { safePlace } from './safe-place.ts'
export { searchPeople } from './search.store.ts'
export { openRoutes, peopleRoutes } from './slice.routes.ts'
