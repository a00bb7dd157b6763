export { addContact, type NewContact } from './contact.store.ts'
export {
  addEarlierDate,
  type GoLiveWish,
  type KeptDate,
  listDates,
  removeForecast,
  setActual,
  setDecidedDate,
  setDecidedDates,
  setForecast,
} from './go-live.store.ts'
export type { DateGiven, DateRefusal, FourDates } from './go-live.ts'
export { slip } from './go-live.ts'
export { chooseAreas, ensureAreaLead, handOutAreas, readAreaChoices } from './guide.store.ts'
export { nextNumber } from './number.store.ts'
export { addParticipant, type NewParticipant } from './participant.store.ts'
export { functionsOfParty, historyOfParty, programmesOfParty } from './party-sections.tsx'
export { guidePath, planPath, programmePath, rolloutPath, wavePath, wavesPath } from './paths.ts'
export {
  type GoLiveMove,
  type MovedItem,
  type MoveEffects,
  nothingFollows,
  type PlanHandlers,
} from './plan-handlers.ts'
export {
  canCreateProgramme,
  canLead,
  canReadComments,
  canSeeFunctions,
  keepsRollout,
  leadIn,
  leadOfRollout,
} from './programme.policy.ts'
export { createProgramme, ensureAreas, type NewProgramme } from './programme.store.ts'
export type { GoLiveDateKind, ParticipantRole, RolloutState } from './programme.tables.ts'
export { type AboutProgramme, readAbout } from './programme-about.store.ts'
export { ProgrammePage } from './programme-frame.tsx'
export { type ListedProgramme, listProgrammes } from './programme-list.store.ts'
export { type ProgrammeSection, programmeTabs } from './programme-tabs.ts'
export {
  findProgramme,
  type ProgrammeFacts,
  type ProgrammeView,
  programmeOf,
  programmeTopic,
  readFacts,
} from './programme-view.store.ts'
export { programmeRoutes } from './programmes.routes.ts'
export { addQuietPeriod, type NewQuietPeriod } from './quiet-period.store.ts'
export {
  addRollouts,
  moveToWave,
  type NewRollouts,
  rolloutTopic,
  setComment,
  setRolloutState,
} from './rollout.store.ts'
export { countsInTotals } from './rollout.ts'
export { findRollout, type GoLive, listRollouts, type RolloutRow, readRollouts } from './rollout-list.store.ts'
export { MaybeDay, SlipTag, StateTag } from './rollout-table.tsx'
export { searchProgrammes } from './search.store.ts'
export { sorted } from './sorted.ts'
export { addGoLive, listUnits, nameGoLive, type RolloutUnit, setUnits } from './unit.store.ts'
export { addWave, findWave, listWaves, type NewWave, type Wave } from './wave.store.ts'
