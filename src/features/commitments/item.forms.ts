import { z } from 'zod'
import { parseLeadTime } from '#src/platform/calendar/lead-time.ts'
import {
  choice,
  flag,
  manyIds,
  optionalDay,
  optionalId,
  optionalText,
  requiredId,
  requiredText,
  versionField,
  wholeNumber,
} from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'

const onceKey = () => z.string({ error: 'form.version' }).refine((text) => asId(text) !== null, 'form.version')

/** An address to a page: http or https, nothing that runs. */
const webAddress = () =>
  optionalText(2000).pipe(
    z.string().refine((text) => {
      if (text === '') return true
      const url = URL.parse(text)
      return url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
    }, 'commitments.form.link'),
  )

export const DeliveryForm = z.object({
  label: optionalText(60),
  link: webAddress(),
  note: optionalText(4000),
  on: optionalDay(),
  again: manyIds<'receipt'>(),
  once: onceKey(),
})

export const VersionForm = z.object({ version: versionField() })
export const ReasonForm = z.object({ version: versionField(), reason: requiredText(2000) })
export const OptionalReasonForm = z
  .object({ version: versionField(), reason: optionalText(2000), answer: choice(['consent', 'refuse']) })
  .superRefine((form, context) => {
    if (form.answer === 'refuse' && !form.reason)
      context.addIssue({ code: 'custom', path: ['reason'], message: 'form.required' })
  })
export const ForecastForm = z
  .object({ version: versionField(), on: optionalDay(), reason: optionalText(2000), clear: flag() })
  .superRefine((form, context) => {
    if (form.clear) return
    if (!form.on) context.addIssue({ code: 'custom', path: ['on'], message: 'form.required' })
    if (!form.reason) context.addIssue({ code: 'custom', path: ['reason'], message: 'form.required' })
  })
export const DoneBeforeForm = z.object({ version: versionField(), on: optionalDay() })
export const ResponsibleForm = z.object({ version: versionField(), function: optionalId<'function'>() })
export const OwnerForm = z.object({
  version: versionField(),
  owner: requiredId<'party'>(),
  reason: requiredText(2000),
})
export const CommentForm = z.object({
  text: requiredText(4000),
  visibility: choice(['own-organisation', 'all-but-suppliers', 'all-in-programme']),
  once: onceKey(),
})
export const NoteForm = z.object({ text: requiredText(4000), organisation: requiredId<'party'>(), once: onceKey() })
export const DependenciesForm = z.object({ version: versionField(), needs: manyIds<'commitment'>() })
export const LinkForm = z.object({
  purpose: choice(['deliver', 'accept']),
  receipt: optionalId<'receipt'>(),
  recipient: requiredText(200),
  days: wholeNumber(1, 90),
  once: onceKey(),
})

const leadTimeField = () =>
  optionalText(20).pipe(
    z.string().refine((text) => text === '' || parseLeadTime(text).ok, 'commitments.form.lead-time'),
  )

/** What an item says, and when it is due. */
const words = {
  title: requiredText(200),
  why: optionalText(4000),
  evidence: optionalText(2000),
  areaKey: requiredText(100),
  due: choice(['before', 'after', 'at-go-live', 'fixed']),
  amount: optionalText(4),
  unit: choice(['D', 'W', 'M', 'Y']),
  on: optionalDay(),
  notBefore: leadTimeField(),
  validity: leadTimeField(),
  minimumDays: wholeNumber(0, 250),
  critical: flag(),
  mandatory: flag(),
  visibility: choice(['own-organisation', 'all-but-suppliers', 'all-in-programme']),
}

interface DueFields {
  readonly due: 'before' | 'after' | 'at-go-live' | 'fixed'
  readonly amount: string
  readonly unit: string
  readonly on: string | null
}

function checkDue(form: DueFields, context: z.RefinementCtx): void {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (form.due === 'fixed' && !form.on) wrong('on', 'form.required')
  if ((form.due === 'before' || form.due === 'after') && !parseLeadTime(`P${form.amount}${form.unit}`).ok)
    wrong('amount', 'commitments.form.amount')
}

export const EditForm = z.object({ ...words, version: versionField() }).superRefine(checkDue)

export const NewItemForm = z
  .object({
    ...words,
    once: onceKey(),
    owner: requiredId<'party'>(),
    scope: choice(['programme', 'wave', 'rollout', 'unit']),
    wave: optionalId<'wave'>(),
    rollout: optionalId<'rollout'>(),
    approver: optionalText(40),
  })
  .superRefine((form, context) => {
    checkDue(form, context)
    if (form.scope === 'wave' && !form.wave)
      context.addIssue({ code: 'custom', path: ['wave'], message: 'form.choose' })
    if ((form.scope === 'rollout' || form.scope === 'unit') && !form.rollout)
      context.addIssue({ code: 'custom', path: ['rollout'], message: 'form.choose' })
  })

const BulkDeedForm = z.object({
  receipt: manyIds<'receipt'>(),
  /** Everything that the filter shows, on whatever page. */
  all: flag(),
  back: optionalText(3000),
  function: optionalId<'function'>(),
  party: optionalId<'party'>(),
  /** Why another is to deliver. */
  why: optionalText(2000),
  on: optionalDay(),
  reason: optionalText(2000),
})

const notRead = z
  .unknown()
  .optional()
  .transform(() => null)
const noText = z
  .unknown()
  .optional()
  .transform(() => '')

/** All of the bar's fields are sent with every deed: what stands in those that are for another is no reason to refuse. */
export const bulkFormOf = (deed: string) =>
  deed === 'owner'
    ? BulkDeedForm.extend({ on: notRead, reason: noText })
    : BulkDeedForm.extend({ party: notRead, why: noText })

/** The due rule that the fields say. Checked by the form before. */
export function dueRuleOf({ due, amount, unit, on }: DueFields) {
  if (due === 'fixed') return { kind: 'fixed', on: on ?? '' } as const
  if (due === 'at-go-live') return { kind: 'at-go-live' } as const
  return { kind: 'lead', duration: `P${Number(amount)}${unit}`, side: due } as const
}

export const visibilityOf = {
  'own-organisation': 'own',
  'all-but-suppliers': 'all-but-suppliers',
  'all-in-programme': 'programme',
} as const
