import { z } from 'zod'
import {
  choice,
  type FormValues,
  flag,
  manyTexts,
  optionalDay,
  optionalText,
  requiredText,
  wholeNumber,
} from '#src/platform/http/index.ts'
import type { TwoLanguages } from '#src/platform/i18n/index.ts'
import { type ItemRefusal, MOST_MINIMUM_DAYS } from './item-rules.ts'
import type { DueRule } from './template.tables.ts'
import {
  itemApprovers,
  itemOwners,
  itemReceivers,
  itemScopes,
  type TemplateItem,
  type VersionContent,
} from './template.ts'

export const dueKinds = ['before', 'after', 'at-go-live', 'fixed'] as const
/** Calendar units, by their letter in an ISO 8601 duration. */
export const timeUnits = ['D', 'W', 'M', 'Y'] as const

const amount = () => optionalText(5)
const unit = () => choice(timeUnits).default('M')

/** An item as it is typed. Whether it can stand in the draft is for `itemRefusals` to say. */
export const ItemForm = z.object({
  place: requiredText(200),
  titleSv: requiredText(120),
  titleEn: optionalText(120),
  whySv: requiredText(1000),
  whyEn: optionalText(1000),
  evidenceSv: optionalText(500),
  evidenceEn: optionalText(500),
  owner: choice(itemOwners),
  receiver: choice(itemReceivers),
  scope: choice(itemScopes),
  dueKind: choice(dueKinds),
  leadAmount: amount(),
  leadUnit: unit(),
  fixedOn: optionalDay(),
  notBeforeAmount: amount(),
  notBeforeUnit: unit(),
  validityAmount: amount(),
  validityUnit: unit(),
  minimumDays: wholeNumber(0, MOST_MINIMUM_DAYS),
  dependsOn: manyTexts(50),
  critical: flag(),
  mandatory: flag(),
  approver: z.union([z.literal(''), choice(itemApprovers)], { error: 'form.choose' }).default(''),
  /** What the item said when the form was made, for a changed one. */
  seen: optionalText(100),
  once: z.uuid('form.invalid').optional(),
})
export type ItemInput = z.output<typeof ItemForm>

/** Area and neighbour, from `area` or `area/item`. */
export function placeOf(place: string): { readonly areaKey: string; readonly after: string | null } {
  const [areaKey = '', after = null] = place.split('/')
  return { areaKey, after }
}

export const itemFrom = (input: ItemInput, key: string): TemplateItem => ({
  key,
  areaKey: placeOf(input.place).areaKey,
  title: { sv: input.titleSv, en: input.titleEn },
  why: { sv: input.whySv, en: input.whyEn },
  evidence: { sv: input.evidenceSv, en: input.evidenceEn },
  owner: input.owner,
  receiver: input.receiver,
  scope: input.scope,
  dueRule: dueRuleFrom(input),
  notBefore: durationFrom(input.notBeforeAmount, input.notBeforeUnit),
  validity: durationFrom(input.validityAmount, input.validityUnit),
  minimumDays: input.minimumDays,
  dependsOn: input.dependsOn,
  critical: input.critical,
  mandatory: input.mandatory,
  approver: input.approver || null,
})

function dueRuleFrom({ dueKind, leadAmount, leadUnit, fixedOn }: ItemInput): DueRule {
  if (dueKind === 'at-go-live') return { kind: 'at-go-live' }
  if (dueKind === 'fixed') return { kind: 'fixed', on: fixedOn ?? '' }
  return { kind: 'lead', duration: `P${leadAmount}${leadUnit}`, side: dueKind }
}

const durationFrom = (amount: string, unit: string): string | null => (amount === '' ? null : `P${amount}${unit}`)

/** The values that a form begins with, from an item as it stands. */
export function valuesFrom(item: TemplateItem, content: VersionContent): FormValues {
  const { dueRule } = item
  return {
    place: placeIn(content, item),
    ...texts('title', item.title),
    ...texts('why', item.why),
    ...texts('evidence', item.evidence),
    owner: item.owner,
    receiver: item.receiver,
    scope: item.scope,
    dueKind: dueRule.kind === 'lead' ? dueRule.side : dueRule.kind,
    ...durationParts('lead', dueRule.kind === 'lead' ? dueRule.duration : null),
    fixedOn: dueRule.kind === 'fixed' ? dueRule.on : '',
    ...durationParts('notBefore', item.notBefore),
    ...durationParts('validity', item.validity),
    minimumDays: String(item.minimumDays),
    dependsOn: item.dependsOn,
    ...(item.critical && { critical: 'on' }),
    ...(item.mandatory && { mandatory: 'on' }),
    approver: item.approver ?? '',
  }
}

function placeIn({ items }: VersionContent, item: TemplateItem): string {
  const inArea = items.filter((one) => one.areaKey === item.areaKey)
  const before = inArea[inArea.findIndex((one) => one.key === item.key) - 1]
  return before ? `${item.areaKey}/${before.key}` : item.areaKey
}

const texts = (name: string, text: TwoLanguages) => ({ [`${name}Sv`]: text.sv, [`${name}En`]: text.en })

/** Lead times have one unit: those of a template are made by this form, or come with the product. */
function durationParts(name: string, duration: string | null): FormValues {
  const [, amount = '', unit = 'M'] = /^P(\d+)([DWMY])$/.exec(duration ?? '') ?? []
  return { [`${name}Amount`]: amount, [`${name}Unit`]: unit }
}

/** The form's field in which a refusal is mended. */
export const formFieldOf = ({ field }: ItemRefusal, { dueRule }: TemplateItem): string => {
  if (field === 'due') return dueRule.kind === 'fixed' ? 'fixedOn' : 'leadAmount'
  const names: Partial<Record<ItemRefusal['field'], string>> = {
    title: 'titleSv',
    area: 'place',
    notBefore: 'notBeforeAmount',
    validity: 'validityAmount',
  }
  return names[field] ?? field
}
