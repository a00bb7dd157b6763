import { Letter, type Mail } from '#src/platform/mail/index.ts'
import { Foot, type Footing, footText } from './letter-foot.tsx'
import { byProgramme, quoted, type Reader, type Told, type ToldOf } from './letter-words.ts'

/** Who has more than this to read reads it in the product. */
const mostTold = 100

export interface Daily {
  readonly name: string
  /** In the order in which it happened. */
  readonly told: readonly Told[]
  /** The page with all notices. */
  readonly allUrl: string
  readonly footing: Footing
}

/** All that has happened and was not read, by programme and kind, the newest last. */
export function dailyLetter({ name, told, allUrl, footing }: Daily, { t, lang }: Reader): Omit<Mail, 'to'> {
  const subject = t('mail.daily-subject', { count: told.length })
  const groups = byProgramme(told.slice(-mostTold))
  const more = Math.max(0, told.length - mostTold)
  const words = { hello: t('mail.hello', { name }), line: t('mail.daily-line'), all: t('mail.all') }
  const notTold = more > 0 ? t('mail.more', { count: more }) : undefined
  const why = t('mail.why-daily')
  return {
    subject,
    lang,
    text: [
      words.hello,
      words.line,
      ...groups.map((group) => asText(group, t)),
      notTold,
      `${words.all}:\n${allUrl}`,
      footText(why, footing),
    ]
      .filter(Boolean)
      .join('\n\n'),
    html: String(
      <Letter lang={lang} title={subject}>
        <h1>{subject}</h1>
        <p>{words.hello}</p>
        <p>{words.line}</p>
        {groups.map((group) => (
          <AsHtml group={group} t={t} />
        ))}
        {notTold && <p>{notTold}</p>}
        <p>
          <a href={allUrl}>{words.all}</a>
        </p>
        <Foot why={why} footing={footing} />
      </Letter>,
    ),
    unsubscribeUrl: footing.stop.url,
  }
}

type InGroup = { group: ToldOf; t: Reader['t'] }

function asText({ programme, kinds }: ToldOf, t: Reader['t']): string {
  const heading = programme ?? t('mail.no-programme')
  const parts = kinds.map(({ kind, told }) => [t(`notices.kind.${kind}`), ...told.map(asLines)].join('\n'))
  return [`${heading}\n${'='.repeat(Math.min(heading.length, 60))}`, ...parts].join('\n\n')
}

const asLines = ({ what, said, url }: Told): string =>
  [`- ${what}`, said && `  ${quoted(said)}`, `  ${url}`].filter(Boolean).join('\n')

const AsHtml = ({ group: { programme, kinds }, t }: InGroup) => (
  <>
    <h2>{programme ?? t('mail.no-programme')}</h2>
    {kinds.map(({ kind, told }) => (
      <>
        <h3>{t(`notices.kind.${kind}`)}</h3>
        <ul>
          {told.map(({ what, said, url }) => (
            <li>
              <a href={url}>{what}</a>
              {said && <blockquote>{said}</blockquote>}
            </li>
          ))}
        </ul>
      </>
    ))}
  </>
)
