import { oneLine } from '#src/platform/mail/index.ts'
import type { Ui } from '#src/ui/index.ts'
import { type NoticeKind, noticeKinds } from '../notice.ts'
import { noticeInWords } from '../notice.words.ts'
import type { ToMail } from './to-mail.store.ts'

/** A notice in the words of the one who is told. */
export interface Told {
  readonly kind: NoticeKind
  readonly programme: string | null
  readonly what: string
  /** A reason or a text that came with it. */
  readonly said: string | undefined
  readonly url: string
}

/** What is told of one programme, or of none, by kind. */
export interface ToldOf {
  readonly programme: string | null
  readonly kinds: readonly { readonly kind: NoticeKind; readonly told: readonly Told[] }[]
}

export type Reader = Pick<Ui, 't' | 'lang'>

export const inWords = (notice: ToMail, publicUrl: URL, ui: Reader): Told => ({
  kind: notice.kind,
  programme: notice.programmeName,
  ...noticeInWords(notice, ui),
  url: withinProduct(notice.href, publicUrl),
})

/** A path of ours; anything else, which no slice writes, leads to the notices instead of out of the product. */
function withinProduct(href: string, publicUrl: URL): string {
  const url = URL.parse(href, publicUrl)
  return url?.origin === publicUrl.origin ? url.href : new URL('/notices', publicUrl).href
}

/** By programme in Swedish order, what concerns none last; by kind within it; the order in which it happened within that. */
export function byProgramme(told: readonly Told[]): ToldOf[] {
  const programmes = [...Map.groupBy(told, ({ programme }) => programme)]
  return programmes
    .sort(([one], [other]) => inOrder(one, other))
    .map(([programme, all]) => ({ programme, kinds: byKind(all) }))
}

const inOrder = (one: string | null, other: string | null): number =>
  one === null || other === null ? Number(one === null) - Number(other === null) : one.localeCompare(other, 'sv')

const byKind = (told: readonly Told[]) =>
  noticeKinds
    .map((kind) => ({ kind, told: told.filter((one) => one.kind === kind) }))
    .filter((group) => group.told.length > 0)

const longestSubject = 120

/** A subject line, without the full stop: long ones are cut by most mail programs anyway, and at a worse place. */
export function subjectOf(what: string): string {
  const line = oneLine(what).replace(/\.$/, '')
  return line.length <= longestSubject ? line : `${line.slice(0, longestSubject).replace(/\s+\S*$/, '')} …`
}

/** What somebody wrote, as mails of plain text quote it. */
export const quoted = (said: string): string => `> ${oneLine(said)}`
