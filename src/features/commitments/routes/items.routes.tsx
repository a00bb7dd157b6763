import { Hono } from 'hono'
import { functionName } from '#src/features/people/index.ts'
import { canLead, listRollouts, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import { authorise, organisationsOf } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import { answerTable, type Env, type RequestContext, show, tableFormat } from '#src/platform/http/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { FlashMessage } from '#src/ui/index.ts'
import { canAdd, canChangeOwner } from '../commitment.policy.ts'
import { ITEMS_PER_PAGE } from '../item-filter.ts'
import { itemsSheet } from '../items.export.ts'
import type { Handable } from '../pages/bulk-actions.pages.tsx'
import { ItemFilters } from '../pages/item-filters.pages.tsx'
import { ItemsPage } from '../pages/items.pages.tsx'
import { ItemsTable } from '../pages/items-table.pages.tsx'
import { listHandable } from '../readings/choices.store.ts'
import { listItemPage, listItems } from '../readings/items.store.ts'
import { keptHandable, keptOwners, keptWaves } from '../readings/kept-choices.store.ts'
import { keptTakingPart } from '../readings/taking-part.store.ts'
import { addressOf, wishOf } from './wish.ts'

/** Rows at most in an exported file: more than the largest programme has. */
const exportLimit = 200_000

export const itemsRoutes = new Hono<Env>().get('/programmes/:programmeId/commitments', async (c) => {
  const programme = await programmeOf(c)
  const { actor, db, today, frame } = c.var
  authorise(programme.standing !== 'observer', 'access.who.insider')
  const { url, query } = addressOf(c)
  const wish = wishOf(query)
  const format = tableFormat(c)
  const { key: sort, descending } = wish.sort
  const order = { sort, descending, lang: frame.ui.lang }
  if (format) {
    const all = await listItems(db, actor, programme, wish.filter, { ...order, limit: exportLimit, offset: 0 }, today)
    return answerTable(c, itemsSheet(programme, all, frame.ui), format)
  }
  return show(
    c,
    <ItemsPage
      frame={frame}
      programme={programme}
      flash={flashOf(c)}
      canAdd={canAdd(actor, programme)}
      leads={canLead(actor, programme)}
      body={await body(c, programme, wish, url)}
    />,
  )
})

async function body(c: RequestContext, programme: ProgrammeView, wish: ReturnType<typeof wishOf>, url: string) {
  const { actor, db, today, frame } = c.var
  const { ui } = frame
  const { key: sort, descending } = wish.sort
  const offset = (wish.page - 1) * ITEMS_PER_PAGE
  const page = { sort, descending, lang: ui.lang, limit: ITEMS_PER_PAGE, offset }
  const [{ items, total }, rollouts, waves, owners, handable, newOwners] = await Promise.all([
    listItemPage(db, actor, programme, wish.filter, page, today),
    listRollouts(db, programme),
    keptWaves(db, programme),
    keptOwners(db, programme),
    handableFor(c, programme),
    canChangeOwner(actor, programme) ? keptTakingPart(db, programme) : [],
  ])
  return (
    <>
      <ItemFilters
        ui={ui}
        programme={programme}
        wish={wish}
        url={url}
        rollouts={rollouts}
        waves={waves}
        owners={owners}
      />
      <ItemsTable
        ui={ui}
        programme={programme}
        items={items}
        total={total}
        wish={wish}
        url={url}
        handable={handable}
        newOwners={newOwners}
      />
    </>
  )
}

/** The functions the reader may hand items out to, named and grouped by party; null when the reader does nothing here. In a transaction asked anew. */
export async function handableFor(
  c: RequestContext,
  programme: ProgrammeView,
  tx?: Reader,
): Promise<readonly Handable[] | null> {
  const { actor, today, frame } = c.var
  const working = actor.functions.filter(
    ({ kind, programmeId }) =>
      kind !== 'observer' && kind !== 'admin' && (programmeId === null || programmeId === programme.id),
  )
  if (working.length === 0) return null
  const areas = Object.fromEntries(programme.areas.map(({ key, name }) => [key, inLanguage(name, frame.ui.lang)]))
  const organisations = organisationsOf({ ...actor, functions: working })
  const found = tx
    ? await listHandable(tx, programme.id, organisations, today)
    : await keptHandable(c.var.db, programme, organisations, today)
  return found.map(({ id, kind, areaKey, partyName, holder }) => ({
    id,
    group: partyName,
    label: `${functionName(frame.ui.t, { kind: kind as never, areaKey }, areas)} · ${holder ?? frame.ui.t('commitments.vacant')}`,
  }))
}

function flashOf(c: RequestContext): FlashMessage | undefined {
  const { t } = c.var
  const done = c.req.query('done')
  const [count, refused] = [Number(c.req.query('count') ?? 0), Number(c.req.query('refused') ?? 0)]
  if (!done || !Number.isInteger(count) || !Number.isInteger(refused)) return undefined
  if (done === 'withdrawn') return { kind: 'done', text: t('commitments.done.withdrawn') }
  if (count === 0) return { kind: 'warning', text: t('commitments.bulk.none-done', { count: refused }) }
  return { kind: refused > 0 ? 'warning' : 'done', text: t('commitments.bulk.done', { count, refused }) }
}
