export {
  type Applying,
  type ApplyRefusal,
  applyingRoutes,
  applyTemplate,
  canFollowApplication,
  listPartners,
  type Partners,
  readGround,
  renewTemplate,
  type Source,
  type StoodInFor,
  standInsOf,
  standInsPath,
  usualPartners,
} from './applying/index.ts'
export { canSeeCommitment } from './commitment.policy.ts'
export { commitmentRoutes, oneTimeRoutes } from './commitment.routes.ts'
export {
  type Bulk,
  type CommitmentScope,
  commitmentPath,
  commitmentTopic,
  inBoth,
  type NewCommitment,
} from './commitment.ts'
export {
  accept,
  consent,
  consentToSilence,
  giveBack,
  markDoneBefore,
  markNotApplicable,
  refuseConsent,
  reopen,
  start,
  takeBackNotApplicable,
} from './doors/answer.store.ts'
export { bringComments } from './doors/bring-comments.store.ts'
export { type CommitmentChange, changeCommitments } from './doors/change-commitments.store.ts'
export { type CircleRefusal, createCommitment, createCommitments } from './doors/create.store.ts'
export { type Delivered, type DeliveryRefusal, type DeliveryWish, deliver } from './doors/deliver.store.ts'
export { editCommitment, type ItemWords } from './doors/edit.store.ts'
export { planHandlers } from './doors/plan-changes.store.ts'
export { type Redated, redate } from './doors/redate.store.ts'
export { assignOwner, assignReceiver, forecast, setDependencies, withdraw } from './doors/steer.store.ts'
export { type ProgressBefore, type TakenOver, takeOver } from './doors/take-over.store.ts'
export { comment, noteInternally } from './doors/talk.store.ts'
export { ITEMS_PER_PAGE, type ItemFilter, type ItemKind, type ItemSort, itemKinds, itemSorts } from './item-filter.ts'
export { lockPlan, type Plan, readPlan } from './plan.store.ts'
export { type Commitment, findCommitment, type ItemReceipt, listReceipts } from './readings/commitment.store.ts'
export { canFollowCommitment } from './readings/following.store.ts'
export { type ItemPage, listItemPage, listItems } from './readings/items.store.ts'
export type { ListedItem } from './readings/listed-item.store.ts'
export {
  type AreaRollUp,
  listSnapshots,
  readRollUps,
  type Snapshot,
  saveSnapshots,
  takeSnapshots,
} from './readings/roll-ups.store.ts'
export { searchItems } from './readings/search.store.ts'
export { type WaitingForMe, waitingFor } from './readings/waiting.store.ts'
export { type Breach, breachOf, promisedBy } from './rules/breach.ts'
export { type DueRule, dueDate } from './rules/due.ts'
export { type Light, light, overdue, type Reason, share } from './rules/readiness.ts'
export type { ReceiptRefusal, ReceiptState } from './rules/receipt.ts'
export type { Half, OpenEntry, RollUp } from './rules/roll-up.ts'
