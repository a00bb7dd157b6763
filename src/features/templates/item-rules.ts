import { parseIsoDate } from '#src/platform/calendar/date.ts'
import { parseLeadTime } from '#src/platform/calendar/lead-time.ts'
import { dependenceCircle } from './dependence.ts'
import { isOwnPreparation, type TemplateItem, type VersionContent } from './template.ts'

/** Why an item can't stand in a published version, and which of its fields to mend. */
export interface ItemRefusal {
  readonly field:
    | 'title'
    | 'area'
    | 'due'
    | 'notBefore'
    | 'validity'
    | 'minimumDays'
    | 'dependsOn'
    | 'scope'
    | 'receiver'
    | 'approver'
  readonly code:
    | 'title-missing'
    | 'area-unknown'
    | 'due-invalid'
    | 'duration-invalid'
    | 'opens-after-due'
    | 'minimum-days-invalid'
    | 'depends-on-itself'
    | 'depends-on-unknown'
    | 'depends-in-circle'
    | 'scope-of-receiver'
    | 'scope-of-unit'
    | 'programme-receives'
    | 'approver-not-own'
  /** Keys of the items in the circle, for `depends-in-circle`. */
  readonly circle?: readonly string[]
}

/** More working days than a year has is a slip of the pen. */
export const MOST_MINIMUM_DAYS = 250

/**
 * What is wrong with an item as part of a version. A receiver's own work is asked of each rollout or unit, never once for all; only
 * it is asked of units; only receivers deliver to the programme (what the programme does for itself is no promise between parties);
 * a function approves only where owner and receiver are the same. Source: product.md, "Two-way commitments".
 */
export function itemRefusals(item: TemplateItem, content: VersionContent): ItemRefusal[] {
  return [
    ...textRefusals(item, content),
    ...partyRefusals(item),
    ...timeRefusals(item),
    ...dependenceRefusals(item, content),
  ]
}

function textRefusals({ title, areaKey }: TemplateItem, { areas }: VersionContent): ItemRefusal[] {
  return [
    ...when(title.sv.trim() === '', { field: 'title', code: 'title-missing' }),
    ...when(!areas.some((area) => area.key === areaKey), { field: 'area', code: 'area-unknown' }),
  ]
}

function partyRefusals(item: TemplateItem): ItemRefusal[] {
  const byReceiver = item.owner === 'receiver'
  const perReceiver = item.scope === 'rollout' || item.scope === 'unit'
  return [
    ...when(byReceiver && !perReceiver, { field: 'scope', code: 'scope-of-receiver' }),
    ...when(item.scope === 'unit' && !isOwnPreparation(item), { field: 'scope', code: 'scope-of-unit' }),
    ...when(item.receiver === 'programme' && !byReceiver, { field: 'receiver', code: 'programme-receives' }),
    ...when(item.approver !== null && !isOwnPreparation(item), { field: 'approver', code: 'approver-not-own' }),
  ]
}

function timeRefusals(item: TemplateItem): ItemRefusal[] {
  const { dueRule, notBefore, validity, minimumDays } = item
  const badDue =
    (dueRule.kind === 'lead' && !isDuration(dueRule.duration)) ||
    (dueRule.kind === 'fixed' && !parseIsoDate(dueRule.on).ok)
  const badOpening = notBefore !== null && !isDuration(notBefore)
  return [
    ...when(badDue, { field: 'due', code: 'due-invalid' }),
    ...when(badOpening, { field: 'notBefore', code: 'duration-invalid' }),
    ...when(!badDue && !badOpening && opensAfterDue(item), { field: 'notBefore', code: 'opens-after-due' }),
    ...when(validity !== null && !isDuration(validity), { field: 'validity', code: 'duration-invalid' }),
    ...when(!Number.isInteger(minimumDays) || minimumDays < 0 || minimumDays > MOST_MINIMUM_DAYS, {
      field: 'minimumDays',
      code: 'minimum-days-invalid',
    }),
  ]
}

const isDuration = (text: string): boolean => parseLeadTime(text).ok

/** Lengths of calendar time are compared from one day; months and days can't be compared without. */
const ANY_GO_LIVE = '2027-03-01'

function opensAfterDue({ dueRule, notBefore }: TemplateItem): boolean {
  if (notBefore === null || dueRule.kind !== 'lead' || dueRule.side !== 'before') return false
  return Temporal.Duration.compare(notBefore, dueRule.duration, { relativeTo: ANY_GO_LIVE }) <= 0
}

function dependenceRefusals(item: TemplateItem, { items }: VersionContent): ItemRefusal[] {
  const others = items.filter((one) => one.key !== item.key)
  const known = new Set(others.map((one) => one.key))
  if (item.dependsOn.includes(item.key)) return [{ field: 'dependsOn', code: 'depends-on-itself' }]
  if (item.dependsOn.some((key) => !known.has(key))) return [{ field: 'dependsOn', code: 'depends-on-unknown' }]
  const circle = dependenceCircle([item, ...others], item.key)
  return circle ? [{ field: 'dependsOn', code: 'depends-in-circle', circle }] : []
}

const when = (wrong: boolean, refusal: ItemRefusal): ItemRefusal[] => (wrong ? [refusal] : [])
