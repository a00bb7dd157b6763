import { listTemplates } from '../src/features/templates/index.ts'
import { newId } from '../src/platform/ids.ts'
import { passwordHash } from '../src/platform/sign-in/index.ts'
import { asking, oneOf, sheet, within } from './asking.ts'
import { askers, everyone } from './everyone.ts'
import { everythingDecided } from './everything-decided.ts'
import { formsIn } from './page-reading.ts'
import type { Person, World } from './world.ts'

export const password = 'en lång fras som ingen gissar'

/** Everybody of `askers`, and those of the programme's steering group who have no other function: its chair and its secretary. */
export const everybody = [...askers.filter((asker) => asker !== 'out'), 'chair', 'secretary', 'out'] as const
export type Body = (typeof everybody)[number]

/**
 * One of everything that an address can name, made by the forms of the product: items delivered, accepted, waiting and not applicable,
 * units, contacts, quiet periods, a draft of a template and one in use, plans on their way in, invitations and one-time links.
 */
export async function everything(world: World) {
  const all = await everyone(world)
  const { people, id, region, hjo, supplier } = all
  const { lead, admin } = people
  const asked = asking(world)
  const one = oneOf(world)
  const programme = `/programmes/${id}`
  const rollout = `${programme}/rollouts/${all.hjoRollout.id}`
  const goLive = `${programme}/go-lives/${all.hjoRollout.goLives[0]?.id}`
  await asked(lead, `${programme}/settings/contacts`, { name: 'Frågor om planen', email: 'plan@regionen.se' })
  await asked(lead, `${programme}/settings/quiet-periods`, { name: 'Jul', from: '2026-12-21', to: '2027-01-06' })
  await asked(admin, `/parties/${hjo}/parts`, { kind: 'unit', names: 'Hemtjänsten\nÄldreboendet' })
  await asked(admin, `/parties/${region}/relations`, {
    kind: 'represents',
    to: supplier,
    subject: 'Drift',
    from: '2026-01-01',
  })
  const unit = await one(`select id from parties where name = 'Hemtjänsten'`)
  await asked(people.hjo, `${rollout}/guide/units`, { units: unit })
  await asked(lead, `${goLive}/forecast`, { on: '2027-10-01', reason: 'Utbildningen tar längre tid.' })
  await asked(lead, `${rollout}/plan/go-lives`, { scope: 'Äldreomsorgen' })
  await asked(lead, `${programme}/waves`, { name: 'Etapp 2', once: newId() })
  // A receiver that is not in the programme yet.
  const tibro = await world.aParty('Tibro')

  const items = {
    // To every receiver: delivered, not answered yet.
    delivered: await all.anItem(),
    // Hjo's own, not begun.
    own: await all.anItem({
      called: 'Utbildningsplan',
      areaKey: 'training',
      scope: 'rollout',
      rolloutId: all.hjoRollout.id,
      ownerId: hjo,
    }),
    supplied: await all.anItem({ called: 'Testmiljö', ownerId: supplier }),
    coming: await all.anItem({ called: 'Utbildningspaket', areaKey: 'training', critical: true }),
    accepted: await all.anItem({ called: 'Tidplan' }),
    // Hjo says that it does not concern them, and the programme has not consented.
    exempt: await all.anItem({ called: 'Kortläsare', mandatory: true }),
    consented: await all.anItem({ called: 'Skrivare' }),
  }
  const itemPath = (name: keyof typeof items) => `${programme}/commitments/${items[name]}`
  const receiptOf = (item: string, receiver: string = hjo) =>
    one(
      `select r.id from receipts r join rollouts o on o.id = r.rollout_id where r.commitment_id = '${item}' and o.party_id = '${receiver}' and r.unit_id is null`,
    )
  const receipts = Object.fromEntries(
    await Promise.all(Object.entries(items).map(async ([name, item]) => [name, await receiptOf(item)])),
  ) as Record<keyof typeof items, string>
  const versionOf = (name: keyof typeof items) => one(`select version from receipts where id = '${receipts[name]}'`)
  const onReceipt = async (as: Person, name: keyof typeof items, deed: string, form: Record<string, string> = {}) =>
    asked(as, `${itemPath(name)}/receipts/${receipts[name]}/${deed}`, { version: await versionOf(name), ...form })
  for (const name of ['delivered', 'accepted'] as const) {
    const body = new FormData()
    for (const [field, value] of Object.entries({ once: newId(), label: '1.0', note: 'Första versionen.' }))
      body.set(field, value)
    body.set('file', new File(['Utrustning;Antal\nDator;12\n'], 'utrustning.csv', { type: 'text/csv' }))
    await asked(lead, `${itemPath(name)}/deliveries`, body)
  }
  await onReceipt(people.hjo, 'accepted', 'acceptance')
  for (const name of ['exempt', 'consented'] as const) {
    await onReceipt(people.hjo, name, 'not-applicable', { reason: 'Vi har inga kort.' })
  }
  const madeLink = async (form: Record<string, string>, item: string) => {
    const page = await asked(lead, `${programme}/commitments/${item}/links`, {
      recipient: 'Konsulten',
      days: '14',
      once: newId(),
      ...form,
    })
    return /\/links\/([\w-]{43})/.exec(await page.text())?.[1] ?? ''
  }
  const deliverLink = await madeLink({ purpose: 'deliver' }, items.coming)
  const invited = await asked(admin, '/people', { name: 'Inbjuden', email: 'inbjuden@example.se', lang: 'sv' })
  const [invitation = ''] = /\/invitations\/[\w-]{43}/.exec(await invited.text()) ?? []

  const builtIn =
    (await listTemplates(world.db, await world.actorOf(lead))).find(({ programme }) => programme === null)?.id ?? ''
  const copyCalled = async (name: string) =>
    within(await asked(lead, `/templates/${builtIn}/versions/1/copies`, { programmeId: id, name, once: newId() }))
  const draft = await copyCalled('Vår mall')
  const emptyDraft = await copyCalled('Mall med ett tomt område')
  await asked(lead, `/templates/${emptyDraft}/versions/1/areas`, { nameSv: 'Tomt', after: 'training', once: newId() })
  const used = await copyCalled('Mallen i bruk')
  const publish = async (number: number) =>
    asked(lead, `/templates/${used}/versions/${number}/publication`, {
      version: await one(`select version from template_versions where template_id = '${used}' and number = ${number}`),
    })
  await publish(1)
  await asked(lead, `${programme}/templates`, {
    version: `${used}/1`,
    target: `wave:${all.waveId}`,
    supplier,
    once: newId(),
  })
  await asked(lead, `/templates/${used}/versions`, { once: newId() })
  const removal = `/templates/${used}/versions/2/items/training-plan`
  const seen = formsIn(await (await world.get(`${removal}/edit`, lead)).text(), '')
    .flatMap(({ fields }) => fields)
    .find(({ name }) => name === 'seen')
  await asked(lead, `${removal}/removal`, { seen: seen?.value ?? '' })
  await publish(2)
  // Somebody has come whom the programme has stood in for.
  world.clock.set('2026-11-22T09:01:00Z')
  const representative = await world.aParty('Kommunförbundet', 'association')
  await asked(lead, `${programme}/settings/participants`, { party: representative, role: 'representative' })

  const importId = within(
    await asked(
      lead,
      `${programme}/imports?kind=plan`,
      sheet('plan.csv', 'Titel;Område;Ägare\nKablar dragna;Teknik;Regionen\n'),
    ),
  )
  const partyImport = within(
    await asked(admin, '/parties/import', sheet('parter.csv', 'Kod;Namn;Slag\n1499;Falköping;Kommun\n')),
  )

  const decided = await everythingDecided(world, all, asked)
  await world.db.execute(`update account set password = '${await passwordHash(password)}'`)

  const of = (table: string, where = 'true') => one(`select id from ${table} where ${where} order by id limit 1`)
  const dutyOf = (kind: string) =>
    of('functions', `kind = '${kind}' and party_id = '${hjo}' and programme_id = '${id}'`)
  const staffDuty = await dutyOf('staff')
  /** What stands in an address for each of its parts. */
  const places: Readonly<Record<string, string>> = {
    programmeId: id,
    waveId: all.waveId,
    rolloutId: all.hjoRollout.id,
    goLiveId: all.hjoRollout.goLives[0]?.id ?? '',
    commitmentId: items.delivered,
    receiptId: receipts.delivered,
    deliveryId: await of('deliveries', `commitment_id = '${items.delivered}'`),
    functionId: staffDuty,
    holdingId: await of('holdings', `function_id = '${staffDuty}'`),
    personId: people.staff.id,
    partyId: hjo,
    relationId: await of('party_relations', `kind = 'represents'`),
    contactId: await of('programme_contacts'),
    periodId: await of('quiet_periods', `programme_id = '${id}'`),
    templateId: draft,
    number: '1',
    areaKey: 'training',
    itemKey: 'training-plan',
    applicationId: await of('template_applications'),
    importId,
    kind: 'plan',
    deed: 'accept',
    token: deliverLink,
    passkeyId: newId(),
    file: 'none.js',
    ...decided.places,
  }
  const { chair, secretary } = decided
  return {
    ...all,
    ...decided,
    people: { ...people, chair, secretary } satisfies Record<Body, Person | null>,
    items,
    receipts,
    places,
    builtIn,
    used,
    emptyDraft,
    tibro,
    emailOfLead: await one(`select email from people where id = '${lead.id}'`),
    partyImport,
    invitation,
    leadDuty: await dutyOf('rollout-lead'),
    emptyWave: await of('waves', `name = 'Etapp 2'`),
    secondGoLive: await of('go_lives', `not is_main`),
  }
}

export type Everything = Awaited<ReturnType<typeof everything>>
