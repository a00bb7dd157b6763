import { z } from 'zod'
import {
  choice,
  emailAddress,
  onceField,
  optionalId,
  optionalText,
  requiredDay,
  requiredId,
  requiredText,
  versionField,
  wholeNumber,
} from '#src/platform/http/index.ts'
import { addedRoles } from './settings-parts.tsx'

const said = {
  name: requiredText(200),
  startsOn: requiredDay(),
  purpose: optionalText(5000),
  goals: optionalText(5000),
  mandatory: optionalText(5000),
  adaptable: optionalText(5000),
  reviewDays: wholeNumber(1, 100),
  consentDays: wholeNumber(1, 100),
}
export const NewProgrammeForm = z.object({
  ...said,
  leadParty: requiredId<'party'>(),
  leadPerson: optionalId<'person'>(),
  once: onceField(),
})
export const SettingsForm = z.object({ ...said, version: versionField() })
export const ContactForm = z.object({
  name: requiredText(200),
  about: optionalText(200),
  email: z.union([z.literal(''), emailAddress()], { error: 'form.email' }).default(''),
  phone: optionalText(50),
})
export const QuietForm = z
  .object({ name: requiredText(100), from: requiredDay(), to: requiredDay() })
  .superRefine(({ from, to }, context) => {
    if (to < from) context.addIssue({ code: 'custom', path: ['to'], message: 'programmes.quiet.backwards' })
    // A quiet period of years is a slip of the pen, and would leave no working day to put anything on.
    else if (Date.parse(to) - Date.parse(from) > 200 * 86_400_000)
      context.addIssue({ code: 'custom', path: ['to'], message: 'programmes.quiet.too-long' })
  })
export const ParticipantForm = z.object({ party: requiredId<'party'>(), role: choice(addedRoles) })
