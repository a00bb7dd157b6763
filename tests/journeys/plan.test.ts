import { expect, test } from 'vitest'
import { arriveAt, aStage, expectAccessible } from './stage.ts'
import { follow, inHjo, lead, tabTo, toItem, toProgramme, unfold } from './ways.ts'

const { signIn, visit } = aStage()

/** In the examples: late from the programme to the four of wave 2. */
const late = 'Lärarledda utbildningar går att boka'

test('the programme lead moves a wave, having seen what follows', async () => {
  const visitor = await signIn(lead)
  const { page } = visitor
  await toProgramme(visitor)
  await follow(visitor, 'Etapper')
  await follow(visitor, 'Etapp 3')
  await arriveAt(visitor, 'Etapp 3')
  await expectAccessible(visitor)
  await follow(visitor, 'Planera om etappen')
  await page.getByRole('button', { name: 'Visa vad det leder till' }).click()
  // Nothing chosen: said at the field, and focused on top.
  await page.getByRole('alert').waitFor()
  await expectAccessible(visitor)
  await page.getByLabel('Ett antal dagar').check()
  await page.getByLabel('Antal dagar').last().fill('14')
  await page.getByRole('button', { name: 'Visa vad det leder till' }).click()
  await arriveAt(visitor, /^Det här händer/)
  await expectAccessible(visitor)
  await page.getByLabel(/Varför/).fill('Upphandlingen av läsplattor är försenad.')
  await page.getByRole('button', { name: /^Flytta/ }).click()
  await arriveAt(visitor, 'Etapp 3')
  await page.getByText('20 dec. 2027').first().waitFor()
  await follow(visitor, 'Historik')
  await page.getByText('Upphandlingen av läsplattor är försenad.').first().waitFor()
})

test('what the programme delivers, Hjo returns with a reason, and the programme is told', async () => {
  const owner = await signIn(lead)
  await follow(owner, new RegExp(`^Leverera.*${late}`, 's'))
  await arriveAt(owner, late)
  await unfold(owner, 'Leverera')
  await owner.page.getByLabel('Version').first().fill('1.0')
  await owner.page.getByRole('button', { name: 'Leverera', exact: true }).click()
  await owner.page.getByText('Levererat. Mottagarna ser det på Min sida.').waitFor()

  const receiver = await signIn(inHjo)
  await receiver.page.goto(new URL(owner.page.url()).pathname)
  await arriveAt(receiver, late)
  await expectAccessible(receiver)
  await follow(receiver, 'Lämna tillbaka')
  await receiver.page.getByRole('button', { name: 'Lämna tillbaka' }).click()
  // Without a reason it is not returned.
  await receiver.page.getByRole('alert').waitFor()
  await expectAccessible(receiver)
  await receiver.page.getByLabel('Anledning').first().fill('Tiderna krockar med skolstarten.')
  await receiver.page.getByRole('button', { name: 'Lämna tillbaka' }).click()
  await receiver.page.getByText('Tiderna krockar med skolstarten.').first().waitFor()

  await owner.page.reload()
  await owner.page.getByText('Tiderna krockar med skolstarten.').first().waitFor()
})

test('a supplier sees what it delivers, and nothing internal', async () => {
  const visitor = await signIn('Leveransansvarig, Systemleverantören')
  await expectAccessible(visitor)
  await toProgramme(visitor)
  await expectAccessible(visitor)
  const { pathname } = new URL(visitor.page.url())
  expect((await visitor.page.goto(`${pathname}/readiness`))?.status()).toBe(403)
  await expectAccessible(visitor)
  await visitor.page.goto(`${pathname}/commitments?show=all`)
  await arriveAt(visitor, 'Åtaganden')
  await expectAccessible(visitor)
  expect(await visitor.page.getByText('Superanvändare utsedda på enheten').count()).toBe(0)
})

test('an observer reads the plan and the lights, and is offered nothing to change', async () => {
  const visitor = await signIn('Insyn, Västra Götalandsregionen')
  await expectAccessible(visitor)
  await toProgramme(visitor)
  for (const [tab, heading] of [
    ['Etapper', 'Etapper'],
    ['Redoläge', 'Redoläge'],
    ['Historik', 'Historik'],
  ] as const) {
    await follow(visitor, tab)
    await arriveAt(visitor, heading)
    await expectAccessible(visitor)
    expect(await visitor.page.getByRole('main').locator('form[method=post]').count()).toBe(0)
  }
})

test('someone without an account delivers by a link, which is then spent', async () => {
  const visitor = await signIn(lead)
  await toItem(visitor, 'Plan för extra stöd på plats de första veckorna')
  await unfold(visitor, 'Be någon utan konto')
  await visitor.page.getByLabel('Vem ska få länken').fill('Konsulten')
  await visitor.page.getByRole('button', { name: 'Skapa länk' }).click()
  await arriveAt(visitor, 'Länk till Konsulten')
  await expectAccessible(visitor)
  const [, path = ''] = /(\/links\/[\w-]+)/.exec(await visitor.page.content()) ?? []
  const guest = await visit()
  await guest.page.goto(path)
  await expectAccessible(guest)
  await guest.page
    .getByLabel(/Meddelande|Anteckning|Kommentar/)
    .first()
    .fill('Två personer per enhet i tre veckor.')
  await guest.page.getByRole('button', { name: 'Leverera' }).click()
  await arriveAt(guest, 'Tack, det är klart')
  expect((await guest.page.goto(path))?.status()).toBe(410)
  await arriveAt(guest, 'Länken är redan använd')
  await expectAccessible(guest)
})

test('with JavaScript off everything can be done: filter, sort, deliver, read a plan in', async () => {
  const visitor = await signIn(lead, { javaScriptEnabled: false })
  const { page } = visitor
  await toProgramme(visitor)
  await follow(visitor, 'Åtaganden')
  await page.getByRole('searchbox', { name: 'Sök i åtaganden' }).fill('Checklista för driftsättningen')
  await page.getByRole('button', { name: 'Visa', exact: true }).first().click()
  await page.getByRole('columnheader').getByRole('link', { name: 'Åtagande' }).click()
  expect(new URL(page.url()).searchParams.get('sort')).toBeTruthy()
  await follow(visitor, 'Checklista för driftsättningen')
  await unfold(visitor, 'Leverera')
  await page.getByRole('button', { name: 'Leverera', exact: true }).click()
  await page.getByText('Leverans 1').first().waitFor()
  await toProgramme(visitor)
  await page.goto(`${new URL(page.url()).pathname}/imports`)
  const plan = 'Åtagande;Område;Ska leverera\nKablar dragna;Teknik;Skaraborgs gemensamma IT\n'
  await page
    .getByLabel('Fil')
    .first()
    .setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(plan) })
  await page.getByRole('button', { name: 'Gå vidare' }).first().click()
  await arriveAt(visitor, 'Vad betyder kolumnerna?')
  await page.getByRole('button', { name: 'Visa vad som händer' }).click()
  await page.getByText('Kablar dragna').first().waitFor()
})

test('with a keyboard alone one gets to the content, through a deed, and is told where one is', async () => {
  const visitor = await visit()
  const { page } = visitor
  await page.goto('/sign-in')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Till innehållet')
  await page.keyboard.press('Enter')
  await tabTo(visitor, /^Införandeansvarig, Hjo/)
  await page.keyboard.press('Enter')
  await arriveAt(visitor, 'Min sida')
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await tabTo(visitor, /^Klarmarkera.*Lista över vad enheten slutar göra/s)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('button', { name: /Lista över vad enheten slutar göra/ }).count()).toBe(0)
  await page.keyboard.press('/')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search')
  await page.keyboard.type('utbildning')
  await page.keyboard.press('Enter')
  await page.waitForURL(/search\?q=utbildning/)
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
})

test("another's change shows on an open page, and leaves alone what is being done there", async () => {
  const [reader, writer] = [await signIn(inHjo), await signIn(lead)]
  const title = 'Färdigt utbildningsmaterial, godkänt av granskarna'
  await toItem(reader, title)
  await toItem(writer, title)
  await reader.page.getByRole('main').locator('summary').first().click()
  const open = await reader.page.locator('details[open]').count()
  expect(open).toBeGreaterThan(0)
  const typing = reader.page.getByLabel('Kommentar', { exact: true })
  await typing.fill('Vi håller på att läsa')
  await typing.press('ArrowLeft')
  await typing.press('ArrowLeft')
  const caret = () =>
    typing.evaluate((field: HTMLTextAreaElement) => [
      field.value,
      field.selectionStart,
      document.activeElement === field,
    ])
  const before = await caret()

  await writer.page.getByLabel('Kommentar', { exact: true }).fill('Ny version kommer på torsdag.')
  await writer.page.getByRole('button', { name: 'Kommentera' }).click()
  await reader.page.getByText('Ny version kommer på torsdag.').first().waitFor()
  expect(await caret()).toEqual(before)
  expect(await reader.page.locator('details[open]').count()).toBe(open)
})
