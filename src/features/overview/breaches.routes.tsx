import { Hono } from 'hono'
import { programmeOf } from '#src/features/programmes/index.ts'
import { authorise } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import { answerTable, type Env, show, tableFormat } from '#src/platform/http/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import { readSort, type Sort, type Ui } from '#src/ui/index.ts'
import { againstInWords } from './breach.words.ts'
import { breachSheet } from './breaches.export.ts'
import { BreachesPage } from './breaches.pages.tsx'
import { readBroken } from './breaches.store.ts'
import { breachesOf, type CountedBreach } from './breaches.ts'

const sorts = ['item', 'receiver', 'owner', 'against', 'left', 'short'] as const

export const breachesRoutes = new Hono<Env>().get('/programmes/:programmeId/breaches', async (c) => {
  const programme = await programmeOf(c)
  authorise(programme.standing === 'insider', 'access.who.insider')
  const { db, today, frame } = c.var
  const { ui } = frame
  const all = breachesOf(await readBroken(db, programme.id, today), today as IsoDate)
  const chosen = c.req.query('against') ?? ''
  const sort = readSort(c.req.query('sort'), sorts, { key: 'short', descending: true })
  const shown = sorted(chosen ? all.filter((one) => againstInWords(one, ui) === chosen) : all, sort, ui)
  const format = tableFormat(c)
  if (format) return answerTable(c, breachSheet(shown, ui), format)
  const { pathname, search } = new URL(c.req.url)
  return show(
    c,
    <BreachesPage
      frame={frame}
      programme={programme}
      breaches={shown}
      against={[...new Set(all.map((one) => againstInWords(one, ui)))].sort((a, b) => a.localeCompare(b, 'sv'))}
      chosen={chosen}
      sort={sort}
      url={pathname + search}
    />,
  )
})

function sorted(breaches: readonly CountedBreach[], { key, descending }: Sort, ui: Ui): CountedBreach[] {
  const words: Record<string, (one: CountedBreach) => string> = {
    item: ({ receipt }) => inLanguage(receipt.title, ui.lang),
    receiver: ({ receipt }) => receipt.receiver,
    owner: ({ receipt }) => receipt.ownerName,
    against: (one) => againstInWords(one, ui),
  }
  const inWords = words[key]
  const order = inWords
    ? (a: CountedBreach, b: CountedBreach) => inWords(a).localeCompare(inWords(b), 'sv')
    : (a: CountedBreach, b: CountedBreach) => (key === 'left' ? a.leftDays - b.leftDays : a.shortDays - b.shortDays)
  return [...breaches].sort((a, b) => (descending ? order(b, a) : order(a, b)))
}
