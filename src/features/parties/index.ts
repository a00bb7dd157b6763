export { canAddParts, canEditParties } from './party.policy.ts'
export { type PartySection, partyRoutes } from './party.routes.tsx'
export {
  addParts,
  createParty,
  findParty,
  listPartiesToChoose,
  listParts,
  type NewParts,
  type NewParty,
  type Party,
} from './party.store.ts'
export type { PartyKind, RelationKind } from './party.tables.ts'
export { hasSubject, isPart, namesIn, partyKinds, type Relation, type RelationRefusal } from './party.ts'
export { readPartySheet } from './party-import.sheet.ts'
export { importParties, lockParties, readKnownParties } from './party-import.store.ts'
export { planImport, type SheetRow } from './party-import.ts'
export { addRelation, endRelation, listRelations } from './relation.store.ts'
export { searchParties } from './search.store.ts'
