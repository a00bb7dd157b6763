import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { writeXlsx } from '#src/platform/spreadsheet/index.ts'
import { aWorld, type Person, type World } from '../../../tests/world.ts'

async function aPlace() {
  const world = await aWorld()
  const hjo = await world.aParty('Hjo')
  const [admin, lead] = [await world.aPerson('Administratör'), await world.aPerson('Införandeansvarig, Hjo')]
  await world.holds(admin, 'admin', hjo)
  await world.holds(lead, 'rollout-lead', hjo)
  return { world, hjo, admin, lead }
}

const text = async (answer: Response | Promise<Response>) => (await answer).text()
const names = async (world: World) =>
  (await world.db.execute<{ name: string }>('select name from parties order by name')).rows.map((row) => row.name)

function upload(
  world: World,
  as: Person,
  content: string | Uint8Array,
  name = 'organisationer.csv',
): Promise<Response> {
  const body = new FormData()
  body.append('file', new File([content as BlobPart], name))
  return Promise.resolve(
    world.app.request('/parties/import', {
      method: 'POST',
      body,
      headers: { cookie: as.cookie, 'sec-fetch-site': 'same-origin' },
    }),
  )
}

/** Leaves a file, says yes to what it shows; the pages on the way. */
async function readIn(world: World, as: Person, content: string | Uint8Array) {
  const left = await upload(world, as, content)
  const path = left.headers.get('location') ?? ''
  expect(left.status).toBe(303)
  const preview = await text(world.get(path, as))
  const seen = /name="seen" value="([^"]+)"/.exec(preview)?.[1] ?? ''
  const done = await world.post(path, { seen }, as)
  return { path, preview, seen, done }
}

describe('organisations', () => {
  test('everyone signed in reads them, the administrator keeps them', async () => {
    const { world, hjo, lead, admin } = await aPlace()
    expect((await world.get('/parties', lead)).status).toBe(200)
    expect((await world.get(`/parties/${hjo}`, lead)).status).toBe(200)
    for (const path of ['/parties/new', '/parties/import', `/parties/${hjo}/edit`]) {
      expect((await world.get(path, lead)).status, path).toBe(403)
      expect((await world.get(path, admin)).status, path).toBe(200)
    }
    expect(
      (await world.post(`/parties/${hjo}`, { name: 'Mitt', kind: 'municipality', version: '1' }, lead)).status,
    ).toBe(403)
    expect((await world.get('/parties/not-an-id', lead)).status).toBe(404)
  })

  test('a form sent twice adds one, and a taken code is told beside what was typed', async () => {
    const { world, admin } = await aPlace()
    const form = { name: 'Skara', kind: 'municipality', code: '1495', once: crypto.randomUUID() }
    const [first, second] = await Promise.all([
      world.post('/parties', form, admin),
      world.post('/parties', form, admin),
    ])
    expect([first.status, second.status]).toEqual([303, 303])
    expect((await names(world)).filter((name) => name === 'Skara')).toHaveLength(1)
    const taken = await world.post('/parties', { ...form, name: 'Skara igen', once: crypto.randomUUID() }, admin)
    expect(taken.status).toBe(409)
    expect(await taken.text()).toContain('value="Skara igen"')
  })

  test.each([
    [{}, 422],
    [{ name: 'x'.repeat(201), kind: 'municipality' }, 422],
    [{ name: 'A', kind: 'planet' }, 422],
    [{ name: ['A', 'B'], kind: 'municipality' }, 422],
    [{ name: 'Enhet utan hemvist', kind: 'unit' }, 422],
    [{ name: 'A', kind: 'unit', partOf: 'x' }, 422],
    [{ name: 'A', kind: 'unit', partOf: '018f0000-0000-7000-8000-000000000000' }, 404],
  ])('bad input %j is answered %d, and nothing is saved', async (form, status) => {
    const { world, admin } = await aPlace()
    const answer = await world.post(
      '/parties',
      { once: crypto.randomUUID(), ...(form as Record<string, string>) },
      admin,
    )
    expect(answer.status).toBe(status)
    expect(await names(world)).toEqual(['Hjo'])
  })

  test('script, emoji and right-to-left text are text', async () => {
    const { world, admin } = await aPlace()
    const name = '<script>alert(1)</script> 🏥 مستشفى'
    const made = await world.post('/parties', { name, kind: 'supplier', once: crypto.randomUUID() }, admin)
    const page = await text(world.get(made.headers.get('location') ?? '', admin))
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; 🏥 مستشفى')
  })

  test('a stale edit is refused, and loses nothing', async () => {
    const { world, hjo, admin } = await aPlace()
    const edit = (name: string) => world.post(`/parties/${hjo}`, { name, kind: 'municipality', version: '1' }, admin)
    expect((await edit('Hjo kommun')).status).toBe(303)
    const stale = await edit('Hjo stad')
    expect(stale.status).toBe(409)
    expect(await stale.text()).toContain('value="Hjo stad"')
  })

  test('departments and units are added one name a line by the one who leads its introduction, and once', async () => {
    const { world, hjo, lead } = await aPlace()
    const add = () =>
      world.post(`/parties/${hjo}/parts`, { kind: 'unit', names: 'Hemtjänst norr\nHemtjänst söder' }, lead)
    await add()
    await add()
    expect(await names(world)).toEqual(['Hemtjänst norr', 'Hemtjänst söder', 'Hjo'])
    const other = await world.aParty('Skara')
    expect((await world.post(`/parties/${other}/parts`, { kind: 'unit', names: 'Intrång' }, lead)).status).toBe(403)
  })

  test('a department that moves takes its units with it', async () => {
    const { world, hjo, admin } = await aPlace()
    const skara = await world.aParty('Skara')
    const make = async (name: string, kind: string, partOf: string) =>
      (await world.post('/parties', { name, kind, partOf, once: crypto.randomUUID() }, admin)).headers.get(
        'location',
      ) ?? ''
    const care = await make('Omsorgen', 'department', hjo)
    const unit = await make('Hemtjänsten', 'unit', care.replace('/parties/', ''))
    await world.db.execute(`update party_relations set valid_from = '2026-01-01'`)
    const moved = await world.post(`${care}/relations`, { kind: 'part-of', to: skara, from: '2026-11-01' }, admin)
    expect(moved.status).toBe(303)
    expect(await text(world.get(unit, admin))).toContain('>Skara</a>')
    const back = await world.post(
      `${care}/relations`,
      { kind: 'part-of', to: unit.replace('/parties/', ''), from: '2026-11-01' },
      admin,
    )
    expect(back.status).toBe(409)
  })
})

describe('a file of organisations', () => {
  test('the real one is shown row by row and read in whole; again, it changes nothing', async () => {
    const { world, admin } = await aPlace()
    const file = await readFile('data/organisations.csv')
    const { preview, done, path } = await readIn(world, admin, file)
    expect(preview).toContain('Göteborgsregionens kommunalförbund')
    expect(done.status).toBe(303)
    expect(await names(world)).toHaveLength(56)
    expect((await world.post(path, { seen: 'x' }, admin)).status).toBe(303)
    expect(await names(world)).toHaveLength(56)
    const members = await text(world.get('/parties?kind=municipality', admin))
    expect(members).toContain('Skaraborgs kommunalförbund')
    const again = await upload(world, admin, file)
    expect(await text(world.get(again.headers.get('location') ?? '', admin))).toContain('Det finns inget att läsa in.')
  })

  test('an XLSX reads as well, and a refused row is named with why and left out', async () => {
    const { world, admin } = await aPlace()
    const file = await writeXlsx({
      name: 'Organisationer',
      columns: [
        { header: 'Kod', type: 'text' },
        { header: 'Slag', type: 'text' },
        { header: 'Namn', type: 'text' },
        { header: 'Del av', type: 'text' },
      ],
      rows: [
        ['1495', 'kommun', 'Skara', ''],
        ['', 'enhet', 'Skolan', 'Skara'],
        ['', 'landsting', 'Gammalt', ''],
      ],
    })
    const { preview, done } = await readIn(world, admin, new Uint8Array(file))
    expect(preview).toContain('Slaget går inte att känna igen.')
    expect(done.status).toBe(303)
    expect(await names(world)).toEqual(['Hjo', 'Skara', 'Skolan'])
  })

  test('what has changed since the preview is shown again before anything is done', async () => {
    const { world, admin } = await aPlace()
    const left = await upload(world, admin, 'kind;name;code\nkommun;Skara;1495\n')
    const path = left.headers.get('location') ?? ''
    const seen = /name="seen" value="([^"]+)"/.exec(await text(world.get(path, admin)))?.[1] ?? ''
    await world.post(
      '/parties',
      { name: 'Skara stad', kind: 'municipality', code: '1495', once: crypto.randomUUID() },
      admin,
    )
    expect((await world.post(path, { seen }, admin)).status).toBe(409)
    expect(await names(world)).toEqual(['Hjo', 'Skara stad'])
  })

  test.each([
    ['nothing', ''],
    ['only a header', 'kind,name\n'],
    ['columns that mean nothing here', 'a,b\n1,2\n'],
    ['what is no table', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31])],
  ])('%s is answered beside the field', async (_, content) => {
    const { world, admin } = await aPlace()
    const answer = await upload(world, admin, content)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('id="file-error"')
  })

  test('Latin-1 with semicolons is read as it was meant', async () => {
    const { world, admin } = await aPlace()
    await readIn(world, admin, new Uint8Array(Buffer.from('Slag;Namn\r\nkommun;Härryda\r\n', 'latin1')))
    expect(await names(world)).toEqual(['Hjo', 'Härryda'])
  })

  test('50,000 rows are read in within seconds', { timeout: 60_000 }, async () => {
    const { world, admin } = await aPlace()
    const rows = Array.from({ length: 49_999 }, (_, at) => `unit,Enhet ${at},Hjo`)
    const { done } = await readIn(world, admin, `kind,name,part of\n${rows.join('\n')}\n`)
    expect(done.status).toBe(303)
    expect(await names(world)).toHaveLength(50_000)
  })
})
