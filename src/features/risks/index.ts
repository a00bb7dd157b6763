export {
  addAction,
  finishAction,
  moveAction,
  type NewAction,
  type WhichAction,
  withdrawAction,
} from './doors/actions.store.ts'
export {
  type AlternativeWords,
  addAlternative,
  changeAlternative,
  chooseAlternative,
  type WhichAlternative,
} from './doors/alternatives.store.ts'
export { acceptRisk, reviewRisk, takeBackAcceptance } from './doors/decide.store.ts'
export { editRisk } from './doors/edit.store.ts'
export { closeRisk, raiseToProgramme, reopenRisk } from './doors/end.store.ts'
export { joinRisks } from './doors/join.store.ts'
export { keptLevels, readLevels } from './doors/ladder.store.ts'
export { type LevelEffects, type LevelsWish, type SetLevelsRefusal, setLevels } from './doors/levels.store.ts'
export { holdLadders, riskMandates, riskMatters, tellOfVacancies } from './doors/mandates.store.ts'
export { createRisk, type NewRisk } from './doors/register.store.ts'
export { reholdRisks } from './doors/rehold.store.ts'
export { confirmLowering, refuseLowering, rescore, type ScoreWish } from './doors/score.store.ts'
export type { ListedRisk } from './readings/listed-risk.store.ts'
export { searchRisks } from './readings/search.store.ts'
export { sharedSight as riskSight } from './readings/sight.store.ts'
export { type RiskSummary, riskSummary, risksOfRollout } from './readings/summary.store.ts'
export { type RiskWaiting, risksWaitingFor } from './readings/waiting.store.ts'
export { holderInWords, shownLevels } from './register/risk.words.ts'
export { riskRoutes } from './risk.routes.ts'
export { type Holder, type RiskLevel, type RiskLevels, riskNumber, riskPath, risksPath, riskTopic } from './risk.ts'
export { type LevelRefusal, type LevelWish, usualLevels } from './rules/levels.ts'
export type { RiskRefusal } from './rules/risk-now.ts'
