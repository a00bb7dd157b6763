import { raw } from 'hono/html'
import { canLead, findProgramme, type ProgrammeView, programmeOf } from '#src/features/programmes/index.ts'
import { type Actor, orNotFound } from '#src/platform/access/index.ts'
import type { IsoDate } from '#src/platform/calendar/date.ts'
import type { Reader, Tx } from '#src/platform/database/index.ts'
import { formInWords, type ReadForm, type RequestContext, show } from '#src/platform/http/index.ts'
import { asId, type Id, newId } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import type { FlashMessage } from '#src/ui/index.ts'
import { lockRisks } from '../doors/find.store.ts'
import { keptLevels, readLevels } from '../doors/ladder.store.ts'
import { RiskBody, RiskPage, riskTitle } from '../pages/risk.pages.tsx'
import type { Returned, RiskView } from '../pages/risk-view.ts'
import { findRisk } from '../readings/risk.store.ts'
import { listRiskHistory } from '../readings/risk-history.store.ts'
import type { Risk } from '../risk.ts'
import { deedsOf } from '../risk-deeds.ts'
import { keptChoices, listChoices } from './choices.ts'

export interface Found {
  readonly programme: ProgrammeView
  readonly risk: Risk
}

/** The programme and risk of the path, as the actor may see them. In a transaction on its own connection. @throws NotFoundError */
export async function riskOf(c: RequestContext, db: Reader = c.var.db): Promise<Found> {
  const { actor, today } = c.var
  const programme = orNotFound(await findProgramme(db, actor, asId<'programme'>(c.req.param('programmeId'))))
  const id = asId<'risk'>(c.req.param('riskId'))
  return { programme, risk: orNotFound(await findRisk(db, actor, programme, id, today)) }
}

/** The same, its row locked first, so that what is read is what stands. `others`: risks to lock with it. */
export async function lockedRiskOf(c: RequestContext, tx: Tx, others: readonly Id<'risk'>[] = []): Promise<Found> {
  const programmeId = orNotFound(asId<'programme'>(c.req.param('programmeId')))
  await lockRisks(tx, programmeId, [orNotFound(asId<'risk'>(c.req.param('riskId'))), ...others])
  return riskOf(c, tx)
}

/** Everything about a reader that decides what is shown. */
const readerKey = ({ personId, functions, seats }: Actor): string =>
  `${personId} ${[...functions, ...seats].map(({ id }) => id).join()}`

/** Three million characters (some six megabytes) of risks, as their readers last saw them. */
const kept = versionedCache<{ readonly html: string; readonly title: string }>(3_000_000, ({ html }) => html.length)

/** Stands in what is kept where a form's own key shall be: each time it is shown it gets fresh ones. */
const onceMark = newId()
const withKeys = (html: string) => raw(html.replaceAll(onceMark, () => newId()))

/** The page of one risk, to be read: kept for each reader until anything in the programme changes. @throws NotFoundError */
export async function openRisk(c: RequestContext): Promise<Response> {
  const { actor, db, today, frame } = c.var
  const programme = await programmeOf(c)
  const id = asId<'risk'>(c.req.param('riskId'))
  const key = `${id} ${readerKey(actor)} ${today} ${frame.ui.lang}`
  const { html, title } = await kept.get(key, programme.liveVersion, async () => {
    const risk = orNotFound(await findRisk(db, actor, programme, id, today))
    return { html: String(await bodyOf(c, { programme, risk }, db)), title: riskTitle(risk) }
  })
  return show(c, <RiskPage {...{ frame, programme, title }} flash={flashOf(c)} body={withKeys(html)} />)
}

/** The page with the form that came back: malformed, or refused. */
export async function showRisk(
  c: RequestContext,
  found: Found,
  { returned, status, db }: { readonly returned: Returned; readonly status: 409 | 422; readonly db: Reader },
): Promise<Response> {
  const body = withKeys(String(await bodyOf(c, found, db, returned)))
  const { frame } = c.var
  return show(c, <RiskPage {...{ frame, body }} programme={found.programme} title={riskTitle(found.risk)} />, status)
}

async function bodyOf(c: RequestContext, { programme, risk }: Found, db: Reader, returned?: Returned) {
  const { actor, today, frame } = c.var
  const pool = db === c.var.db
  const view: RiskView = {
    frame,
    programme,
    risk,
    levels: pool ? await keptLevels(c.var.db, programme) : await readLevels(db, programme),
    deeds: deedsOf(actor, programme, risk, today as IsoDate),
    history: await listRiskHistory(db, programme.id, risk.id),
    leads: canLead(actor, programme),
    functions: pool ? await keptChoices(c, programme) : await listChoices(db, programme, frame.ui),
    once: () => onceMark,
    returned,
  }
  return <RiskBody {...view} />
}

/** A form to be shown again: malformed (422) or refused (409). */
export const returnedWith = (c: RequestContext, of: string, form: ReadForm<unknown>, refusal?: string): Returned => ({
  of,
  form: formInWords(c.var.t, form.ok ? { values: form.values } : form),
  refusal,
})

const flashes = [
  'registered',
  'edited',
  'raised-score',
  'changed',
  'lowered',
  'proposed',
  'confirmed',
  'refused',
  'accepted',
  'taken-back',
  'reviewed',
  'raised',
  'took-in',
  'closed',
  'reopened',
  'action-added',
  'action-done',
  'action-moved',
  'action-withdrawn',
  'alternative-added',
  'alternative-changed',
  'alternative-removed',
  'chosen',
] as const
export type Flash = (typeof flashes)[number]

function flashOf(c: RequestContext): FlashMessage | undefined {
  const done = flashes.find((one) => one === c.req.query('done'))
  return done && { kind: 'done', text: c.var.t(`risks.done.${done}`) }
}
