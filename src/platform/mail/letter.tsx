import { raw } from 'hono/html'
import type { PropsWithChildren } from 'hono/jsx'
import type { Lang } from '../i18n/index.ts'

/** Nothing is fetched: what a mail program does not understand leaves plain headings, lists and links. Dark where the reader's program is. */
const look = `:root{color-scheme:light dark}
body{margin:0 auto;padding:24px 16px;max-width:640px;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
h1{font-size:20px;line-height:1.3}h2{font-size:17px;margin:28px 0 4px}h3{font-size:15px;margin:16px 0 4px}
ul{margin:0;padding-left:20px}li{margin:0 0 8px}a{color:#0f5c6e}blockquote{margin:4px 0;padding-left:12px;border-left:3px solid #8a6d3b}
.quiet{font-size:14px;margin-top:32px;border-top:1px solid #8886;padding-top:12px}
@media(prefers-color-scheme:dark){a{color:#7cc5d6}}`

/** The HTML of a mail: one column that reads from top to bottom, on a phone as on a screen. */
export const Letter = ({ lang, title, children }: PropsWithChildren<{ lang: Lang; title: string }>) => (
  <>
    {raw('<!doctype html>')}
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <style>{raw(look)}</style>
      </head>
      <body>{children}</body>
    </html>
  </>
)

/** A mail of plain text as HTML: the same words, with links that can be followed. */
export const TextLetter = ({ lang, title, text }: { lang: Lang; title: string; text: string }) => (
  <Letter lang={lang} title={title}>
    {text.split(/\n{2,}/).map((paragraph) => (
      <p>{paragraph.split('\n').flatMap((line, at) => [at > 0 && <br />, ...withLinks(line)])}</p>
    ))}
  </Letter>
)

const link = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/

const withLinks = (line: string) =>
  line.split(link).map((part, at) => (at % 2 === 1 ? <a href={part}>{part}</a> : part))
