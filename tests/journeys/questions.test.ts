import { expect, test } from 'vitest'
import { arriveAt, aStage, expectAccessible, type Visitor } from './stage.ts'
import { follow, inHjo, isTold, lead, press, staffInHjo, toItem, unfold, unread } from './ways.ts'

const { signIn } = aStage()

const item = 'Lista över vad enheten slutar göra'
/** In the examples Skara asked this, and not yet has Hjo said that it has the same. */
const asked = 'Varför loggas vi ut mitt i en anteckning?'

/** From an item's page to the form, which remembers the page. */
async function toAsk(visitor: Visitor): Promise<void> {
  await toItem(visitor, item)
  await visitor.page.getByRole('banner').getByRole('link', { name: 'Fråga' }).click()
  await arriveAt(visitor, 'Ställ en fråga')
}

const theirs = ({ page }: Visitor) =>
  page.getByRole('button', { name: new RegExp(`^Gäller oss också.*${asked.replace('?', '\\?')}`) })

test('a question is asked from the page it is about, forwarded, answered, read and closed; one like it shows while it is typed', async () => {
  const asker = await signIn(staffInHjo)
  await toAsk(asker)
  await expectAccessible(asker)
  await asker.page.getByLabel('Vad vill du fråga?').pressSequentially('Varför loggas vi ut hela tiden?')
  await theirs(asker).waitFor()
  await expectAccessible(asker)
  await theirs(asker).click()
  await arriveAt(asker, asked)
  await expectAccessible(asker)

  const title = 'Var lämnar vi in trasiga läsplattor?'
  await toAsk(asker)
  await asker.page.getByLabel('Vad vill du fråga?').fill(title)
  await asker.page.getByLabel('Berätta mer').fill('Två gick sönder i helgen.')
  await press(asker, 'Skicka frågan')
  await arriveAt(asker, title)
  await asker.page.getByRole('main').getByRole('link', { name: item }).waitFor()
  await expectAccessible(asker)

  const ownLead = await signIn(inHjo)
  await follow(ownLead, new RegExp(`${title.replace('?', '\\?')}$`))
  await arriveAt(ownLead, title)
  await expectAccessible(ownLead)
  await unfold(ownLead, 'Skicka vidare')
  await ownLead.page.getByLabel('Några ord på vägen').fill('Vi vet inte, det är programmets plattor.')
  await press(ownLead, 'Skicka vidare')
  await isTold(ownLead, 'Frågan är skickad vidare.')
  await expectAccessible(ownLead)
  // The asker's open page says where it is now.
  await asker.page.getByText('Programmet').first().waitFor()

  const before = await unread(asker)
  const answerer = await signIn(lead)
  await follow(answerer, new RegExp(`${title.replace('?', '\\?')}$`))
  await arriveAt(answerer, title)
  await unfold(answerer, 'Svara')
  await press(answerer, 'Skicka svaret')
  // Nothing written: said at the field.
  await answerer.page.getByRole('alert').waitFor()
  await expectAccessible(answerer)
  await answerer.page
    .getByRole('textbox', { name: 'Svar', exact: true })
    .fill('I receptionen på Norra vägen, alla vardagar.')
  await press(answerer, 'Skicka svaret')
  await isTold(answerer, 'Svaret är skickat.')

  await expect.poll(() => unread(asker), { timeout: 10_000 }).toBeGreaterThan(before)
  await asker.page.locator('a.bell').click()
  await arriveAt(asker, 'Aviseringar')
  await expectAccessible(asker)
  await press(asker, new RegExp(`har fått svar: ${title.replace('?', '\\?')}`))
  await arriveAt(asker, title)
  await asker.page.getByText('I receptionen på Norra vägen, alla vardagar.').first().waitFor()
  await expectAccessible(asker)
  await press(asker, 'Avsluta frågan')
  await isTold(asker, 'Frågan är avslutad.')
  await expectAccessible(asker)
})

test('with JavaScript off a question like one already asked is shown before it is sent, and one can still ask, answer and close', async () => {
  const withoutScripts = { javaScriptEnabled: false }
  const asker = await signIn(staffInHjo, withoutScripts)
  const title = 'Loggas vi ut mitt i en anteckning också i nattpatrullen?'
  await toAsk(asker)
  await asker.page.getByLabel('Vad vill du fråga?').fill(title)
  await press(asker, 'Skicka frågan')
  await asker.page.getByText('Det här har nästan frågats förut').waitFor()
  expect(await asker.page.getByLabel('Vad vill du fråga?').inputValue()).toBe(title)
  await asker.page.getByRole('main').getByRole('link', { name: asked }).waitFor()
  await press(asker, 'Skicka ändå')
  await arriveAt(asker, title)

  const ownLead = await signIn(inHjo, withoutScripts)
  await follow(ownLead, new RegExp(`${title.replace('?', '\\?')}$`))
  await press(ownLead, 'Mottagen')
  await isTold(ownLead, 'Den som frågade ser nu att frågan är mottagen.')
  await unfold(ownLead, 'Svara')
  await ownLead.page.getByLabel('Åtgärdad').check()
  await ownLead.page.getByRole('textbox', { name: 'Svar', exact: true }).fill('Inställningen är ändrad även där.')
  await press(ownLead, 'Skicka svaret')
  await isTold(ownLead, 'Svaret är skickat.')

  await asker.page.goto('/notices')
  await press(asker, new RegExp(`har fått svar: ${title.replace('?', '\\?')}`))
  await arriveAt(asker, title)
  await press(asker, 'Avsluta frågan')
  await isTold(asker, 'Frågan är avslutad.')
})
