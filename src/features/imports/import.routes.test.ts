import { expect, test } from 'vitest'
import { writeXlsx } from '#src/platform/spreadsheet/index.ts'
import { aProgramme } from '../../../tests/programme-to-import-into.ts'
import { aWorld } from '../../../tests/world.ts'

const plan = (...rows: string[]) =>
  ['Nr;Aktivitet;Område;Ska leverera;Tar emot;Senast;Status;Levererad;Godkänd;Kritisk;Kommentar', ...rows].join('\r\n')

test('a plan under way is read in: what is done needs no review, and what is delivered is asked about from today', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const file = plan(
    '1;Utrustningslista;Teknik;Programmet;Alla;3 månader före driftstart;;;;Ja;',
    '2;Riskanalys;Teknik;Hjo;Hjo;2026-10-01;Klar;;2026-09-15;;',
    '3;Utbildningspaket;Utbildning;Systemleverantören;Etapp 1;2027-03-01;Levererad;2026-11-02;;;Version 0.7',
    '4;Utse superanvändare;Utbildning;Mottagaren;;2027-02-01;Pågår;;;;',
  )
  const { at, html, seen } = await programme.preview(`\ufeff${file}`)
  expect(html).toContain('5 åtaganden läggs till')
  expect(html).toContain('Ett nytt område läggs till: Utbildning.')
  expect(html).not.toContain('blir försenade direkt')
  const done = await world.post(at, { seen }, programme.lead)
  expect([done.status, done.headers.get('location')]).toEqual([303, at])
  const all = await programme.commitments()
  expect(all.map(({ title, scope, owner }) => [title, scope, owner])).toEqual([
    ['Utrustningslista', 'programme', 'Regionen Gemensamt vårdsystem'],
    ['Riskanalys', 'rollout', 'Hjo'],
    ['Utbildningspaket', 'wave', 'Systemleverantören'],
    ['Utse superanvändare', 'rollout', 'Hjo'],
    ['Utse superanvändare', 'rollout', 'Skara'],
  ])
  expect(all[0]).toMatchObject({
    critical: true,
    receipts: [{ to: 'Hjo', due: '2027-06-01', state: 'not-started' }, { to: 'Skara' }],
  })
  expect(all[1]?.receipts).toMatchObject([
    { state: 'accepted', before: true, accepted: '2026-09-15', review: null, late: null },
  ])
  expect(all[2]?.receipts).toMatchObject([
    { state: 'delivered', before: false, review: '2026-12-04' },
    { state: 'delivered' },
  ])
  expect(all[4]).toMatchObject({ area: 'utbildning', receipts: [{ to: 'Skara', state: 'in-progress' }] })
  const result = await (await world.get(at, programme.lead)).text()
  expect(result).toContain('Filen är inläst')
  const { rows } = await world.db.execute(
    `select code from history where programme_id = '${programme.id}' and code = 'plan.imported'`,
  )
  expect(rows).toHaveLength(1)
})

test('nobody begins with everything red: what is overdue at once has to be answered for', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const rows = ['1;Riskanalys;Teknik;Hjo;Hjo;2026-10-01;;;;Ja;', '2;Nät;Teknik;Hjo;Hjo;2027-02-01;;;;;']
  const first = await programme.preview(plan(...rows))
  expect(first.html).toContain('Ett åtagande (1 mottagning) blir försenade direkt')
  const silent = await world.post(first.at, { seen: first.seen }, programme.lead)
  expect(silent.status).toBe(422)
  expect(await silent.text()).toContain('Välj vad som ska gälla')
  const undated = await world.post(first.at, { seen: first.seen, overdue: 'new-due' }, programme.lead)
  expect([undated.status, await undated.text()]).toEqual([422, expect.stringContaining('Ange det nya datumet.')])
  expect(
    (await world.post(first.at, { seen: first.seen, overdue: 'new-due', on: '2026-02-31' }, programme.lead)).status,
  ).toBe(422)
  expect(
    (await world.post(first.at, { seen: first.seen, overdue: 'new-due', on: '2026-11-01' }, programme.lead)).status,
  ).toBe(422)
  expect(await programme.commitments()).toEqual([])
  expect((await world.post(first.at, { seen: first.seen, overdue: 'done-before' }, programme.lead)).status).toBe(303)
  const [late, ahead] = await programme.commitments()
  expect(late?.receipts).toMatchObject([{ state: 'accepted', before: true, late: null }])
  expect(ahead?.receipts).toMatchObject([{ state: 'not-started' }])
})

test('overdue items can get a new date, or a forecast beside the old one', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const dated = await programme.preview(plan('1;Riskanalys;Teknik;Hjo;Hjo;2026-10-01;;;;;'))
  await world.post(dated.at, { seen: dated.seen, overdue: 'new-due', on: '2027-01-15' }, programme.lead)
  const believed = await programme.preview(plan('2;Nät;Teknik;Hjo;Hjo;2026-10-01;;;;;'))
  await world.post(believed.at, { seen: believed.seen, overdue: 'forecast', on: '2027-01-20' }, programme.lead)
  expect(await programme.commitments()).toMatchObject([
    { due: { kind: 'fixed', on: '2027-01-15' }, receipts: [{ due: '2027-01-15' }] },
    { forecast: '2027-01-20', receipts: [{ due: '2026-10-01', late: '2026-10-01' }] },
  ])
})

test('the same file again changes nothing; a newer one shows field by field what differs, and names what is missing', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const first = plan(
    '1;Utrustningslista;Teknik;Programmet;Alla;2027-03-01;;;;;Se bilaga',
    '2;Riskanalys;Teknik;Hjo;Hjo;2027-02-01;;;;;',
  )
  const one = await programme.preview(first)
  await world.post(one.at, { seen: one.seen }, programme.lead)
  const same = await programme.preview(first)
  expect(same.html).toContain('Inga åtaganden läggs till, inga ändras, 2 är oförändrade')
  const newer = await programme.preview(
    plan('1;Utrustningslista 2027;Teknik;Programmet;Alla;2027-04-01;Klar;;2026-11-20;Ja;Se bilaga'),
  )
  expect(newer.html).toContain('Senast: 1 mars 2027 → 1 april 2027')
  expect(newer.html).toContain('Åtagande: Utrustningslista → Utrustningslista 2027')
  expect(newer.html).toContain('Läge: 2 ej påbörjad → klart före Samtakt, 20 november 2026')
  expect(newer.html).not.toContain('Ny kommentar')
  const missing = await (await world.get(`${newer.at}?show=missing`, programme.lead)).text()
  expect(missing).toContain('Riskanalys')
  await world.post(newer.at, { seen: newer.seen }, programme.lead)
  expect(await programme.commitments()).toMatchObject([
    {
      title: 'Utrustningslista 2027',
      critical: true,
      due: { on: '2027-04-01' },
      receipts: [{ state: 'accepted', accepted: '2026-11-20' }, { state: 'accepted' }],
    },
    { title: 'Riskanalys' },
  ])
  const { rows } = await world.db.execute(
    `select params->>'from' as was, params->>'to' as now from history where code = 'commitment.due-imported'`,
  )
  expect(rows).toEqual([{ was: '2027-03-01', now: '2027-04-01' }])
})

test('each row that cannot be read is refused with its number, its column and what to do; the others are read in', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const { at, html, seen } = await programme.preview(
    plan(
      '1;Utrustningslista;Teknik;Programmet;Alla;2027-03-01;;;;;',
      '1;Samma nyckel;Teknik;Programmet;Alla;2027-03-01;;;;;',
      '3;Riskanalys;Teknik;Hjo kommun;Hjo;2027-02-31;Snart;;;kanske;',
      '4;;Teknik;Hjo;Hjo;;;;;;',
      '5;<script>alert(1)</script> 🦄 ‮bakåt;Teknik;Hjo;Falun;;;;2027-01-01;;',
      `6;${'x'.repeat(400)};Teknik;Hjo;Hjo;;;;;;`,
    ),
  )
  for (const text of [
    'Nyckeln ”1” finns redan på rad 2.',
    'Senast: dagen 2027-02-31 finns inte.',
    'Läge: ”Snart” är inget läge vi känner till.',
    'Kritisk: skriv ja eller nej i stället för ”kanske”.',
    'Åtagande saknas. Fyll i cellen.',
    'Godkänd: 2027-01-01 har inte kommit än.',
    'Åtagande får ha högst 300 tecken.',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  ])
    expect(html).toContain(text)
  expect(html).not.toContain('<script>alert')
  const sheet = await world.get(`${at}?show=refuse&format=csv`, programme.lead)
  expect((await sheet.text()).split('\r\n').length).toBeGreaterThan(5)
  expect((await world.post(at, { seen }, programme.lead)).status).toBe(303)
  expect((await programme.commitments()).map(({ title }) => title)).toEqual(['Utrustningslista'])
})

test('a plan that has become another since the preview is shown again before anything is done', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const file = plan('1;Utrustningslista;Teknik;Programmet;Alla;2027-03-01;;;;;')
  const [one, two] = [await programme.preview(file), await programme.preview(file)]
  await world.post(one.at, { seen: one.seen }, programme.lead)
  const stale = await world.post(two.at, { seen: two.seen }, programme.lead)
  expect([stale.status, await stale.text()]).toEqual([
    409,
    expect.stringContaining('Planen har ändrats sedan du såg listan'),
  ])
  expect(await programme.commitments()).toHaveLength(1)
})

test('a double submission does nothing twice', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const file = plan('1;Utrustningslista;Teknik;Programmet;Alla;2027-03-01;;;;;')
  const once = crypto.randomUUID()
  const sent = await Promise.all([programme.send(file, { once }), programme.send(file, { once })])
  expect(new Set(sent.map((answer) => answer.headers.get('location'))).size).toBe(1)
  const { at, seen } = await programme.preview(file)
  const answers = await Promise.all([
    world.post(at, { seen }, programme.lead),
    world.post(at, { seen }, programme.lead),
  ])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await programme.commitments()).toHaveLength(1)
})

test('only the programme lead reads a plan in, and only files of the own programme', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const { at } = await programme.preview(plan('1;Utrustningslista;Teknik;Programmet;Alla;2027-03-01;;;;;'))
  const id = at.split('/').at(-1)
  for (const path of [programme.path, at, `${at}/columns`, `${programme.path}/templates/plan`])
    expect((await world.get(path, programme.inHjo)).status).toBe(403)
  for (const path of [at, `${at}/columns`, `${at}/cancellation`])
    expect((await world.post(path, {}, programme.inHjo)).status).toBe(403)
  expect((await programme.send('a;b', { as: programme.inHjo })).status).toBe(403)
  const other = await aProgramme(world, 'Ett annat')
  for (const path of [`${other.path}/${id}`, `${other.path}/${id}/columns`, `${other.path}/${crypto.randomUUID()}`])
    expect((await world.get(path, other.lead)).status).toBe(404)
  expect((await world.post(`${other.path}/${id}`, {}, other.lead)).status).toBe(404)
  expect((await world.post(`${other.path}/${id}/cancellation`, {}, other.lead)).status).toBe(404)
  expect((await world.get(at, other.lead)).status).toBe(404)
})

test('columns are chosen by hand where the guess is wrong, remembered, and never two for one', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const file = 'Sak;Spår;Vem;Till\nUtrustningslista;Teknik;Programmet;Alla'
  const columns = (await programme.send(file)).headers.get('location') ?? ''
  expect((await world.get(columns.replace('/columns', ''), programme.lead)).headers.get('location')).toBe(columns)
  const wrong = await world.post(columns, { title: 'Sak', area: 'Sak', owner: '' }, programme.lead)
  const page = await wrong.text()
  expect(wrong.status).toBe(422)
  expect(page).toContain('Kolumnen ”Sak” är vald på två ställen')
  expect(page).toContain('Välj vilken kolumn det är')
  expect((await world.post(columns, { title: 'Finns inte', area: 'Spår', owner: 'Vem' }, programme.lead)).status).toBe(
    422,
  )
  const right = await world.post(
    columns,
    { title: 'Sak', area: 'Spår', owner: 'Vem', receivers: 'Till' },
    programme.lead,
  )
  expect(right.status).toBe(303)
  const again = await programme.preview(file)
  expect(again.html).toContain('1 åtagande läggs till')
})

test.each<[string, string | Uint8Array<ArrayBuffer>, string, string]>([
  ['an empty file', '', 'plan.csv', 'Filen är tom'],
  ['headings alone', 'Aktivitet;Område;Ägare', 'plan.csv', 'inga rader under dem'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'plan.png', 'Filen'],
  [
    'an old Excel file',
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    'plan.xls',
    'gammalt Excel-format',
  ],
  ['an archive called a workbook', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]), 'plan.xlsx', 'går inte att läsa'],
  ['a quotation mark never closed', 'Aktivitet;Område;Ägare\n"a;b;c', 'plan.csv', 'citattecken'],
])('%s is refused beside the field', async (_name, file, name, text) => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const answer = await programme.send(file, { name })
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(text)])
})

test('a form without a file, and one that is no form, are answered in words', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const body = new FormData()
  const none = await world.app.request(`${programme.path}?kind=plan`, {
    method: 'POST',
    body,
    headers: { cookie: programme.lead.cookie, 'sec-fetch-site': 'same-origin' },
  })
  expect(none.status).toBe(422)
  const plain = await world.post(`${programme.path}?kind=plan`, { file: 'x' }, programme.lead)
  expect([plain.status, await plain.text()]).toEqual([422, expect.stringContaining('Formuläret gick inte att läsa')])
  expect((await programme.send('a;b', { kind: 'whatever' })).status).toBe(404)
})

test('Latin-1 and XLSX are read like any other', async () => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  const latin = await programme.preview(
    new Uint8Array(Buffer.from(plan('1;Åtgärdslista;Teknik;Programmet;Alla;2027-03-01;;;;;'), 'latin1')),
  )
  expect((await (await world.get(`${latin.at}?show=add`, programme.lead)).text()).includes('Åtgärdslista')).toBe(true)
  const bytes = await writeXlsx({
    name: 'Plan',
    columns: ['Activity', 'Area', 'Owner', 'Receiver', 'Due'].map((header) => ({
      header,
      type: header === 'Due' ? ('date' as const) : ('text' as const),
    })),
    rows: [['Equipment list', 'Technology', 'Programme', 'All', '2027-03-01']],
  })
  const workbook = await programme.preview(new Uint8Array(bytes), { name: 'plan.xlsx' })
  expect(workbook.html).toContain('1 åtagande läggs till')
})

test.each(['sv', 'en'])('the template in %s can be filled in and read in, its examples passed over', async (lang) => {
  const world = await aWorld()
  const programme = await aProgramme(world)
  for (const kind of ['plan', 'plan-dates']) {
    const template = await world.get(`${programme.path}/templates/${kind}?lang=${lang}`, programme.lead)
    expect(template.headers.get('content-disposition')).toContain('.xlsx')
    const { html } = await programme.preview(new Uint8Array(await template.arrayBuffer()), { kind, name: 'mall.xlsx' })
    expect(html).toContain('Det finns inget att läsa in')
  }
})
