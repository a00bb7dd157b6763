import { expect, test } from 'vitest'
import { arriveAt, aStage, expectAccessible, type Visitor } from './stage.ts'
import { follow, inHjo, isTold, press, tabTo, toTab, unfold, unread, wordOfHjo } from './ways.ts'

const { signIn } = aStage()

/** Probability and impact, 1–5, in the score's two groups of choices. */
async function score({ page }: Visitor, probability: RegExp, impact: RegExp): Promise<void> {
  const group = (name: string) =>
    page.locator('fieldset:visible').filter({ has: page.locator('legend', { hasText: name }) })
  await group('Sannolikhet').last().getByRole('radio', { name: probability }).check()
  await group('Konsekvens').last().getByRole('radio', { name: impact }).check()
}

async function register(visitor: Visitor, threat: string, probability: RegExp, impact: RegExp): Promise<void> {
  await toTab(visitor, 'Risker')
  await follow(visitor, 'Ny risk')
  await arriveAt(visitor, 'Ny risk')
  // Whose it is stands there already: the lead's own introduction.
  expect(await visitor.page.getByLabel('Gäller').inputValue()).toBe('Hjo')
  await visitor.page.getByLabel('Vad kan hända?').fill(threat)
  await score(visitor, probability, impact)
  await press(visitor, 'Registrera risken')
  await arriveAt(visitor, threat)
}

test('a risk that rises over its level goes to the local group: its chair hears at once, confirms a lower score, and accepts', async () => {
  const threat = 'Nattpatrullens surfplattor kommer efter driftstart'
  const owner = await signIn(inHjo)
  await register(owner, threat, /^2/, /^2/)
  await expectAccessible(owner)
  const holder = owner.page.locator('dt', { hasText: 'Beslutar i frågan' }).locator('xpath=following-sibling::dd[1]')
  await expect.poll(() => holder.textContent()).toContain('Införandeansvarig')

  const chair = await signIn(wordOfHjo)
  const before = await unread(chair)
  await unfold(owner, 'Ändra riskvärdet')
  await score(owner, /^4/, /^3/)
  await owner.page.getByLabel('Varför riskvärdet ändras').fill('Leverantören har flyttat fram leveransen två gånger.')
  await press(owner, 'Spara')
  await isTold(owner, 'Det högre riskvärdet gäller.')
  await expect.poll(() => holder.textContent()).toContain('Lokal styrgrupp, Hjo')

  // Nothing is pressed or reloaded: the chair's own page was open.
  await expect.poll(() => unread(chair), { timeout: 10_000 }).toBeGreaterThan(before)
  await chair.page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(threat) })
    .first()
    .waitFor()
  await expectAccessible(chair)
  await chair.page.goto('/forums')
  await follow(chair, 'Lokal styrgrupp, Hjo')
  await arriveAt(chair, 'Lokal styrgrupp, Hjo')
  await chair.page
    .getByRole('link', { name: new RegExp(threat) })
    .first()
    .waitFor()
  await expectAccessible(chair)

  await unfold(owner, 'Ändra riskvärdet')
  await score(owner, /^4/, /^2/)
  await owner.page.getByLabel('Varför riskvärdet ändras').fill('Reservplattor är lånade från Skara.')
  await press(owner, 'Spara')
  await isTold(owner, 'Ett lägre riskvärde är föreslaget.')
  await expectAccessible(owner)

  await follow(chair, new RegExp(threat))
  await arriveAt(chair, threat)
  await chair.page.getByText('Reservplattor är lånade från Skara.').first().waitFor()
  await expectAccessible(chair)
  await chair.page.getByLabel('Ja, det lägre riskvärdet gäller').check()
  await press(chair, 'Svara')
  await isTold(chair, 'Det lägre riskvärdet gäller.')
  await unfold(chair, 'Acceptera risken')
  await press(chair, 'Acceptera risken')
  // Without a reason it is not accepted.
  await chair.page.getByRole('alert').waitFor()
  await expectAccessible(chair)
  await chair.page
    .getByLabel('Varför', { exact: true })
    .and(chair.page.locator(':visible'))
    .fill('Skara har lovat plattor till mars.')
  await press(chair, 'Acceptera risken')
  await isTold(chair, 'Risken är accepterad.')
  await expectAccessible(chair)

  await owner.page.getByText('Skara har lovat plattor till mars.').first().waitFor()
  await toTab(owner, 'Risker')
  await follow(owner, 'Matris')
  await follow(owner, /sannolikhet 4, konsekvens 2/)
  await owner.page.getByText('Sannolikhet 4, konsekvens 2').waitFor()
  await follow(owner, threat)
  await arriveAt(owner, threat)
})

test('with a keyboard alone a risk is registered, found in the matrix, and accepted', async () => {
  const threat = 'Larmknapparna i servicehuset är inte provade'
  const visitor = await signIn(inHjo)
  const { page } = visitor
  const enter = () => page.keyboard.press('Enter')
  await page.goto('/programmes')
  await tabTo(visitor, /^Gemensamt verksamhetssystem/)
  await enter()
  await arriveAt(visitor, 'Läget')
  await tabTo(visitor, /^Risker$/, 'Shift+Tab')
  await enter()
  await arriveAt(visitor, 'Risker')
  await tabTo(visitor, /^Ny risk$/)
  await enter()
  await arriveAt(visitor, 'Ny risk')
  await tabTo(visitor, /^Vad kan hända/)
  await page.keyboard.type(threat)
  await tabTo(visitor, /mycket liten$/)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await tabTo(visitor, /^Registrera risken$/)
  await enter()
  await arriveAt(visitor, threat)
  await tabTo(visitor, /^Acceptera risken$/)
  await enter()
  await tabTo(visitor, /^Varför/)
  await page.keyboard.type('Provas i veckan, och reservlarm finns.')
  await tabTo(visitor, /^Acceptera risken$/)
  await enter()
  await isTold(visitor, 'Risken är accepterad.')
  await tabTo(visitor, /^Risker$/, 'Shift+Tab')
  await enter()
  await arriveAt(visitor, 'Risker')
  await tabTo(visitor, /^Matris$/)
  await enter()
  await page.getByRole('table', { name: 'Risker efter sannolikhet och konsekvens' }).waitFor()
  await tabTo(visitor, /^\d+$/)
  await enter()
  await page.getByText(/^Sannolikhet \d, konsekvens \d$/).waitFor()
})
