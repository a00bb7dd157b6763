import { expect, onTestFinished, test } from 'vitest'
import { aMailServer } from '../../src/platform/mail/mail-server-for-tests.ts'
import { launchBrowser } from './browser.ts'
import { startProduct } from './product.ts'
import { arriveAt, expectAccessible, signIn, visit } from './stage.ts'
import { follow, inHjo, isTold, press, staffInHjo, unfold } from './ways.ts'

test('an answer comes by mail, and one press on the page that the mail leads to stops such mails', async () => {
  const mailServer = await aMailServer()
  const [product, browser] = await Promise.all([startProduct({ SMTP_URL: mailServer.url.href }), launchBrowser()])
  onTestFinished(() => product.stop())
  onTestFinished(() => browser.close())
  /** What the asker is mailed about the question; long lines are folded on their way. */
  const told = () =>
    mailServer.taken
      .filter(({ to }) => to === 'superanvandare.i.hemtjansten.hjo@samtakt.example')
      .map(({ raw }) => raw.replaceAll(/=\r\n|\r\n(?=[ \t])/g, ''))
      .filter((mail) => mail.includes('timvikarier'))

  /** In the examples the staff of Hjo asked it, and nobody has answered. */
  const title = 'Vem lägger upp behörighet för timvikarier på helgen?'
  const answerer = await signIn(browser, product, inHjo)
  await follow(answerer, /timvikarier på helgen/)
  await arriveAt(answerer, title)
  await unfold(answerer, 'Svara')
  await answerer.page.getByRole('textbox', { name: 'Svar', exact: true }).fill('Jouren, varje dag till klockan 22.')
  await press(answerer, 'Skicka svaret')
  await isTold(answerer, 'Svaret är skickat.')

  await expect.poll(() => told().length, { timeout: 30_000 }).toBe(1)
  const [mail = ''] = told()
  expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
  const [, link = ''] = /^List-Unsubscribe:\s+<([^>]+)>/m.exec(mail) ?? []

  const reader = await visit(browser, product)
  await reader.page.goto(new URL(link).pathname)
  await arriveAt(reader, 'Vill du sluta få de här mejlen?')
  await expectAccessible(reader)
  await press(reader, 'Sluta mejla om det')
  await arriveAt(reader, 'Mejlen är stoppade.')
  await expectAccessible(reader)

  const asker = await signIn(browser, product, staffInHjo)
  await asker.page.goto('/profile/notices')
  await arriveAt(asker, 'Vad som mejlas till dig')
  const questions = asker.page.getByRole('group', { name: 'Frågor' })
  expect(await questions.getByLabel('Inte med e-post').isChecked()).toBe(true)
})
