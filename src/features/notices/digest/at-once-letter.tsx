import { Letter, type Mail } from '#src/platform/mail/index.ts'
import { Foot, type Footing, footText } from './letter-foot.tsx'
import { quoted, type Reader, subjectOf, type Told } from './letter-words.ts'

/** One thing that happened, told at once: the subject says it all. */
export function atOnceLetter(told: Told, footing: Footing, { t, lang }: Reader): Omit<Mail, 'to'> {
  const subject = subjectOf(told.what)
  const why = t('mail.why-at-once', { kind: t(`notices.kind.${told.kind}`) })
  const lines = [told.what, told.said && quoted(told.said), told.programme, `${t('mail.open')}:\n${told.url}`]
  return {
    subject,
    lang,
    text: `${lines.filter(Boolean).join('\n\n')}\n\n${footText(why, footing)}`,
    html: String(
      <Letter lang={lang} title={subject}>
        <h1>{told.what}</h1>
        {told.said && <blockquote>{told.said}</blockquote>}
        {told.programme && <p>{told.programme}</p>}
        <p>
          <a href={told.url}>{t('mail.open')}</a>
        </p>
        <Foot why={why} footing={footing} />
      </Letter>,
    ),
    unsubscribeUrl: footing.stop.url,
  }
}
