import {
  type ComparedField,
  changedFields,
  comparedFields,
  type TemplateItem,
  type VersionContent,
} from '#src/features/templates/index.ts'
import type { Id } from '#src/platform/ids.ts'
import type { RolloutPlan } from '../doors/new-receipts.store.ts'
import {
  type Application,
  commitmentsByRollout,
  type Existing,
  type Ground,
  ownerOf,
  type PartnerRole,
  partnerRoles,
  planApplication,
  type Source,
} from './applying.ts'
import { fitsScope } from './placement.ts'

/** A commitment that follows its item into the new version: only what the template itself has changed, so that local changes stay. */
export interface Followed {
  readonly id: Id<'commitment'>
  readonly item: TemplateItem
  readonly fields: readonly ComparedField[]
  readonly set: CommitmentFields
}

/** What is written of a commitment; what is left out stays. */
export type CommitmentFields = Partial<
  Pick<
    TemplateItem,
    | 'title'
    | 'why'
    | 'evidence'
    | 'areaKey'
    | 'dueRule'
    | 'notBefore'
    | 'validity'
    | 'minimumDays'
    | 'critical'
    | 'mandatory'
    | 'approver'
  >
> & { readonly ownerId?: Id<'party'>; readonly receiver?: TemplateItem['receiver'] }

/** What a new version does to rollouts under way. */
export interface Renewal {
  readonly followed: readonly Followed[]
  /** Nothing had been done about them, and the version no longer asks for them: withdrawn. */
  readonly withdrawn: readonly Existing[]
  /** No longer asked for, but begun: they stay, marked with the version they came from. */
  readonly kept: readonly Existing[]
  readonly application: Application
  /** What each commitment waits for now, where the version has changed it. */
  readonly dependences: readonly { readonly id: Id<'commitment'>; readonly dependsOn: readonly Id<'commitment'>[] }[]
}

/**
 * Takes a template's commitments to a newer version. States, forecasts, comments and local additions stay whatever happens. A changed
 * item changes its commitments, field by field; one that is gone (or is asked for in another scope) is withdrawn when nobody has
 * touched it, and otherwise kept; new ones are made. Source: product.md, "Two-way commitments"; issue 1, section 4.
 */
export function planRenewal(source: Source, earlier: ReadonlyMap<number, VersionContent>, ground: Ground): Renewal {
  const items = new Map(source.content.items.map((item) => [item.key, item]))
  const concerned = ground.existing.filter(
    (one) => !one.withdrawn && one.templateVersion < source.number && isUnderWay(one, ground.rollouts),
  )
  const lives = (one: Existing) => {
    const item = items.get(one.itemKey)
    return item && fitsScope(item.scope, one.scope) ? item : null
  }
  const gone = concerned.filter((one) => lives(one) === null)
  const withdrawn = gone.filter((one) => one.untouched)
  const stays = ground.existing.map((one) => (withdrawn.includes(one) ? { ...one, withdrawn: true } : one))
  const followed = concerned.flatMap((one) => {
    const item = lives(one)
    return item ? [follow(one, item, earlier.get(one.templateVersion), ground)] : []
  })
  const application = planApplication(source, { ...ground, existing: stays })
  return {
    followed,
    withdrawn,
    kept: gone.filter((one) => !one.untouched),
    application,
    dependences: dependencesOf(followed, stays, application),
  }
}

/** A commitment of the whole programme or a wave concerns those under way as long as one of them is. */
const isUnderWay = (one: Existing, rollouts: readonly RolloutPlan[]): boolean =>
  one.concerns.length === 0 || one.concerns.some((id) => rollouts.some((rollout) => rollout.id === id))

function follow(one: Existing, item: TemplateItem, before: VersionContent | undefined, ground: Ground): Followed {
  const was = before?.items.find((earlier) => earlier.key === one.itemKey)
  // What had left the template and is back follows it in everything.
  const fields = was ? changedFields(was, item) : comparedFields
  const rollout = ground.rollouts.find(({ id }) => id === one.rolloutId)
  const set = Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      if (field === 'owner') return [['ownerId', ownerOf(item.owner, ground, rollout)]]
      return field === 'dependsOn' || field === 'scope' ? [] : [[field, item[field]]]
    }),
  )
  return { id: one.id, item, fields, set }
}

function dependencesOf(
  followed: readonly Followed[],
  existing: readonly Existing[],
  { made, extended }: Application,
): Renewal['dependences'] {
  const changed = followed.filter(({ fields }) => fields.includes('dependsOn'))
  if (changed.length === 0) return []
  const concerning = commitmentsByRollout(existing)
  const byId = new Map(existing.map((one) => [one.id, one]))
  for (const one of made) concerning.add(one.template?.itemKey ?? '', one.id, one.rolloutIds)
  for (const one of extended) concerning.add(byId.get(one.id)?.itemKey ?? '', one.id, one.rolloutIds)
  return changed.map(({ id, item }) => ({
    id,
    dependsOn: item.dependsOn.flatMap((key) => concerning.of(key, byId.get(id)?.concerns ?? [])),
  }))
}

/** Nothing is left to do: all that the template has become stands in this version. */
export const isNothing = ({ followed, withdrawn, kept, application }: Renewal): boolean =>
  [followed, withdrawn, kept, application.made, application.extended].every((list) => list.length === 0)

/** The roles that the version gives something to do that they did not owe before. */
export const newlyOwing = ({ followed, application }: Renewal, { content }: Source): PartnerRole[] => {
  const made = new Set(application.made.map((one) => one.template?.itemKey))
  const items = [
    ...content.items.filter((item) => made.has(item.key)),
    ...followed.filter(({ fields }) => fields.includes('owner')).map(({ item }) => item),
  ]
  return partnerRoles.filter((role) => items.some((item) => item.owner === role))
}
