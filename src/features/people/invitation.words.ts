import { type Lang, translator } from '#src/platform/i18n/index.ts'
import { invitationDays } from './one-time-link.ts'

/** The mail that invites, in the language of the one invited. */
export const invitationWords =
  (person: { readonly name: string; readonly lang: Lang }) =>
  (link: string): { subject: string; text: string; lang: Lang } => {
    const t = translator(person.lang)
    return {
      subject: t('people.mail-subject'),
      text: t('people.mail-text', { name: person.name, link, days: invitationDays }),
      lang: person.lang,
    }
  }
