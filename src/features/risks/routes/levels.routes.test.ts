import { expect, test } from 'vitest'
import { newId } from '#src/platform/ids.ts'
import { aSeatedForum } from '../../../../tests/a-forum.ts'
import { aLadder } from '../../../../tests/a-risk.ts'
import { everyone } from '../../../../tests/everyone.ts'
import { aWorld } from '../../../../tests/world.ts'

async function ground() {
  const world = await aWorld()
  const plan = await everyone(world)
  const ladder = await aLadder(world, plan)
  const { lead, steering } = ladder
  const path = `/programmes/${plan.id}/risk-levels`
  /** Two levels: the lead up to 6, the steering group above. */
  const two: Record<string, string> = {
    'sv-1': 'Låg',
    'en-1': 'Low',
    'from-1': '1',
    'to-1': '6',
    'days-1': '90',
    'holder-1': `function:${lead}`,
    'sv-2': 'Hög',
    'en-2': 'High',
    'from-2': '8',
    'to-2': '25',
    'days-2': '14',
    'holder-2': `forum:${steering.id}`,
    version: '1',
  }
  const preview = (form: Record<string, string>, as = plan.lead) =>
    world.get(`${path}/preview?${new URLSearchParams(form)}`, as)
  return { world, plan, path, two, preview, ...ladder }
}

test('levels are for the programme lead; others are told who can', async () => {
  const { world, plan, path, two } = await ground()
  expect((await world.get(path, plan.lead)).status).toBe(200)
  for (const person of [plan.people.hjo, plan.people.supplier, plan.people.observer, plan.people.admin]) {
    expect((await world.get(path, person)).status).toBe(403)
    expect((await world.post(path, two, person)).status).toBe(403)
  }
  expect((await world.get(path, plan.people.other)).status).toBe(404)
})

test('what would follow is shown first, and then done at once', async () => {
  const { world, plan, path, two, preview, aRisk, stands, steering } = await ground()
  const id = await aRisk({ probability: 3, impact: 4 })
  const shown = await preview(two)
  expect(shown.status).toBe(200)
  expect(await shown.text()).toContain('En risk byter beslutande')
  expect(await stands(id)).toMatchObject({ level: 2, version: 1 })
  expect((await world.post(path, two, plan.lead)).status).toBe(303)
  expect(await stands(id)).toMatchObject({ level: 2, holder: steering.id })
  // Somebody who had the form open before is told.
  expect((await world.post(path, two, plan.lead)).status).toBe(409)
})

const refused = [
  ['a hole', { 'from-2': '9' }, 'Riskvärde 8 hör inte till någon nivå'],
  ['two that meet', { 'to-1': '8' }, 'Riskvärde 8 hör till två nivåer'],
  ['nothing at the top', { 'to-2': '20' }, 'Riskvärde 25'],
  ['the wrong way', { 'from-2': '25', 'to-2': '8' }, 'fel ordning'],
  ['nobody', { 'holder-2': '' }, 'Välj vem som beslutar på nivå 2'],
  ['no such forum', { 'holder-2': `forum:${newId()}` }, 'hör inte till programmet'],
] as const

test('levels that can’t stand are refused in words, before and when they are saved', async () => {
  const { world, plan, path, two, preview } = await ground()
  for (const [what, wrong, words] of refused)
    for (const answer of [
      await preview({ ...two, ...wrong }),
      await world.post(path, { ...two, ...wrong }, plan.lead),
    ]) {
      expect([what, answer.status]).toEqual([what, 409])
      expect(await answer.text()).toContain(words)
    }
})

const unreadable: readonly Record<string, string>[] = [
  { 'from-1': '0' },
  { 'to-2': '26' },
  { 'from-2': '8.5' },
  { 'days-1': 'ofta' },
  { 'days-1': '0' },
  { 'sv-1': '' },
  { 'en-2': '' },
  { 'holder-1': 'king:1' },
  { 'holder-1': 'forum:x' },
  { 'sv-3': 'Halv' },
  { version: 'x' },
  { 'from-1': '-1' },
]

test('what can’t be read comes back', async () => {
  const { world, plan, path, two, preview } = await ground()
  for (const wrong of unreadable) {
    const form = { ...two, ...wrong }
    const statuses = [(await preview(form)).status, (await world.post(path, form, plan.lead)).status]
    expect([wrong, ...statuses]).toEqual([wrong, 422, 422])
  }
})

test('a mandate that nobody holds is refused', async () => {
  const { world, plan, two, preview } = await ground()
  const empty = await aSeatedForum(world, plan, 'Tom grupp', [])
  const answer = await preview({ ...two, 'holder-2': `forum:${empty.id}` })
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('ett uppdrag som ingen har')
})

test('an address without fields, or with others, opens the form all the same', async () => {
  const { world, plan, path, preview } = await ground()
  expect((await preview({})).status).toBe(422)
  expect((await world.get(`${path}?sv-1=%3Cscript%3E&x=y`, plan.lead)).status).toBe(200)
})
