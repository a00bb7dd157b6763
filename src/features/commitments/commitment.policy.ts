import { canLead, leadIn, type ProgrammeView } from '#src/features/programmes/index.ts'
import {
  type Actor,
  type HeldFunction,
  isAdmin,
  organisationsOf,
  type Standing,
  type Visibility,
} from '#src/platform/access/index.ts'
import type { Id } from '#src/platform/ids.ts'

/** What must be known of a commitment to say who may see it. */
export interface Seen {
  readonly visibility: Visibility
  readonly organisationId: Id<'party'>
  readonly ownerOrganisationId: Id<'party'>
  readonly receiverOrganisationIds: readonly Id<'party'>[]
}

/**
 * Who sees a commitment. Insiders: all but what another organisation keeps to itself. A supplier: only what it owes or receives, and
 * not what is kept from suppliers. An observer: no items (product.md, "The people"). `visibleCommitments` says the same in SQL.
 */
export function canSeeCommitment(actor: Actor, standing: Standing, seen: Seen): boolean {
  const own = organisationsOf(actor)
  const kept = seen.visibility === 'own' && !own.includes(seen.organisationId)
  if (standing === 'observer' || kept) return false
  if (standing === 'insider') return true
  const concerned =
    own.includes(seen.ownerOrganisationId) || seen.receiverOrganisationIds.some((id) => own.includes(id))
  return concerned && (seen.visibility !== 'all-but-suppliers' || own.includes(seen.organisationId))
}

type InProgramme = Pick<ProgrammeView, 'id' | 'leadPartyId'>

const leading = new Set(['programme-lead', 'rollout-lead', 'signatory', 'change-lead', 'supplier'])

/** One side of a promise: whose it is, in what area, and the function it is handed out to. */
export interface Side {
  readonly organisationId: Id<'party'>
  readonly areaKey: string
  readonly functionId: Id<'function'> | null
}

/**
 * The actor's function that answers for one side of a commitment: the one it is handed out to, the organisation's leads, or the lead
 * of its area. A member of staff answers only for what it has been given.
 */
export function answersFor(actor: Actor, programme: Pick<InProgramme, 'id'>, side: Side): HeldFunction | undefined {
  const there = actor.functions.filter(
    (held) =>
      held.organisationId === side.organisationId &&
      (held.programmeId === null || held.programmeId === programme.id) &&
      held.kind !== 'observer',
  )
  return (
    there.find((held) => held.id === side.functionId) ??
    there.find((held) => leading.has(held.kind)) ??
    there.find((held) => held.kind === 'area-lead' && held.areaKey === side.areaKey)
  )
}

export interface TwoSided {
  readonly ownerOrganisationId: Id<'party'>
  readonly ownerFunctionId: Id<'function'> | null
  readonly areaKey: string
}

/** Delivers, starts, gives a forecast: whoever answers for it at the owner. */
export const canDeliver = (actor: Actor, programme: InProgramme, item: TwoSided): HeldFunction | undefined =>
  answersFor(actor, programme, {
    organisationId: item.ownerOrganisationId,
    areaKey: item.areaKey,
    functionId: item.ownerFunctionId,
  })

export interface Received {
  readonly receiverOrganisationId: Id<'party'>
  readonly functionId: Id<'function'> | null
  readonly areaKey: string
  /** Owner and receiver are the same party, and this kind of function must approve. */
  readonly own: boolean
  readonly approver: string | null
}

/** Accepts, returns, reopens, says "ej aktuell": whoever answers for it at the receiver; one's own, whoever must approve it. */
export function canAnswer(actor: Actor, programme: InProgramme, receipt: Received): HeldFunction | undefined {
  const side = {
    organisationId: receipt.receiverOrganisationId,
    areaKey: receipt.areaKey,
    functionId: receipt.functionId,
  }
  if (!receipt.own || receipt.approver === null) return answersFor(actor, programme, side)
  return actor.functions.find(
    (held) =>
      held.organisationId === side.organisationId &&
      (held.programmeId === null || held.programmeId === programme.id) &&
      held.kind === receipt.approver &&
      (held.kind !== 'area-lead' || held.areaKey === side.areaKey),
  )
}

/** Says that an item does not concern the receiver: also where another must approve the work itself. */
export const canExempt = (actor: Actor, programme: InProgramme, receipt: Received): HeldFunction | undefined =>
  canAnswer(actor, programme, { ...receipt, approver: null })

/** Consents to "ej aktuell" for a mandatory item: the programme lead. */
export const canConsent = (actor: Actor, programme: InProgramme): HeldFunction | undefined => leadIn(actor, programme)

/** Enters what was done before Samtakt: the receiver's own, or the programme lead who takes a plan over. */
export const canMarkDoneBefore = (actor: Actor, programme: InProgramme, receipt: Received): HeldFunction | undefined =>
  canExempt(actor, programme, receipt) ?? leadIn(actor, programme)

/** Adds items: any lead within the programme for its own organisation; the programme lead for anyone. Suppliers and observers do not. */
export const canAddFor = (
  actor: Actor,
  programme: InProgramme,
  organisationId: Id<'party'>,
): HeldFunction | undefined =>
  leadIn(actor, programme) ??
  actor.functions.find(
    (held) =>
      held.organisationId === organisationId &&
      (held.programmeId === null || held.programmeId === programme.id) &&
      ['rollout-lead', 'signatory', 'change-lead', 'area-lead', 'programme-lead'].includes(held.kind),
  )

export const canAdd = (actor: Actor, programme: Pick<ProgrammeView, 'id' | 'leadPartyId' | 'standing'>): boolean =>
  programme.standing === 'insider' &&
  actor.functions.some((held) => canAddFor(actor, programme, held.organisationId) !== undefined)

export interface Editable extends TwoSided {
  readonly organisationId: Id<'party'>
  /** Came from a template: only a new version of it changes what it says. */
  readonly fromTemplate: boolean
}

/** Edits or withdraws a local addition: its organisation's leads, or the programme lead. */
export const canEdit = (actor: Actor, programme: InProgramme, item: Editable): HeldFunction | undefined =>
  item.fromTemplate ? undefined : canAddFor(actor, programme, item.organisationId)

/** Withdraws an item from the plan: as {@link canEdit}; one from a template only the programme lead. */
export const canWithdraw = (actor: Actor, programme: InProgramme, item: Editable): HeldFunction | undefined =>
  canEdit(actor, programme, item) ?? leadIn(actor, programme)

/** Says that another party is to deliver it: the programme lead, who keeps the plan. */
export const canChangeOwner = (actor: Actor, programme: InProgramme): HeldFunction | undefined =>
  leadIn(actor, programme)

/** Says what waits for what: whoever answers for it at the owner, or the programme lead. */
export const canArrange = (actor: Actor, programme: InProgramme, item: TwoSided): HeldFunction | undefined =>
  canDeliver(actor, programme, item) ?? leadIn(actor, programme)

/** Speaks beside an item: everyone who sees it and is not there only to read. */
export const canComment = (actor: Actor, programme: Pick<ProgrammeView, 'id' | 'standing'>): boolean =>
  programme.standing !== 'observer' &&
  actor.functions.some(
    (held) =>
      held.kind !== 'observer' &&
      held.kind !== 'admin' &&
      (held.programmeId === null || held.programmeId === programme.id),
  )

/** The organisations whose internal notes the actor reads and writes: its own, where it does more than look on. */
export const noteOrganisations = (actor: Actor, programme: Pick<ProgrammeView, 'id'>): Id<'party'>[] => [
  ...new Set(
    actor.functions
      .filter(
        (held) =>
          held.kind !== 'observer' &&
          held.kind !== 'admin' &&
          (held.programmeId === null || held.programmeId === programme.id),
      )
      .map((held) => held.organisationId),
  ),
]

export { canLead, isAdmin }
