import { Hono } from 'hono'
import { canLead } from '#src/features/programmes/index.ts'
import { type Actor, isAdmin } from '#src/platform/access/index.ts'
import { answerTable, type Env, show, tableFormat } from '#src/platform/http/index.ts'
import { readSort } from '#src/ui/index.ts'
import { forumKinds } from './forum.ts'
import { type ForumFilter, ForumListPage } from './forum-list.pages.tsx'
import { type ListedForum, listForums } from './forum-list.store.ts'
import { forumExport, forumSorts, inOrder } from './forum-table.pages.tsx'
import { programmesSeen, reachOf } from './reach.reading.ts'

const aPage = 100

/** What can't be read in a filter is left out: an old or mended link still opens. */
const filterOf = (query: Record<string, string>, programmes: readonly { id: string }[]): ForumFilter => ({
  text: (query.text ?? '').replaceAll('\u0000', '').trim().slice(0, 200),
  kind: forumKinds.find((kind) => kind === query.kind) ?? '',
  programme: programmes.find(({ id }) => id === query.programme)?.id ?? '',
  ended: query.ended === 'yes',
})

const passes = (row: ListedForum, filter: ForumFilter, today: string): boolean =>
  (filter.ended || row.endedOn === null || row.endedOn > today) &&
  (filter.kind === '' || row.kind === filter.kind) &&
  (filter.programme === '' || row.programmes.some(({ id }) => id === filter.programme)) &&
  row.name.toLocaleLowerCase('sv').includes(filter.text.toLocaleLowerCase('sv'))

const mayCreate = (actor: Actor, programmes: Parameters<typeof canLead>[1][]) =>
  isAdmin(actor) ||
  actor.functions.some(({ kind }) => kind === 'rollout-lead' || kind === 'signatory') ||
  programmes.some((programme) => canLead(actor, programme))

/** All forums that the one who asks may see. */
export const forumListRoutes = new Hono<Env>().get('/forums', async (c) => {
  const { db, actor, today, frame } = c.var
  const programmes = await programmesSeen(c, db)
  const query = c.req.query()
  const filter = filterOf(query, programmes)
  const sort = readSort(query.sort, forumSorts, { key: 'name', descending: false })
  const all = await listForums(db, actor, reachOf(programmes), today)
  const found = inOrder(
    frame.ui,
    all.filter((row) => passes(row, filter, today)),
    sort,
  )
  const format = tableFormat(c)
  if (format) return answerTable(c, forumExport(frame.ui, frame.ui.t('forums.title'), found), format)
  const pages = Math.max(1, Math.ceil(found.length / aPage))
  const page = Math.min(pages, /^[1-9]\d{0,5}$/.test(query.page ?? '') ? Number(query.page) : 1)
  const { pathname, search } = new URL(c.req.url)
  return show(
    c,
    <ForumListPage
      {...{ c, filter, sort, page, pages }}
      rows={found.slice((page - 1) * aPage, page * aPage)}
      total={found.length}
      url={pathname + search}
      programmes={programmes.map(({ id, name }) => ({ value: id, label: name }))}
      creates={programmes.length > 0 && mayCreate(actor, programmes)}
    />,
  )
})
