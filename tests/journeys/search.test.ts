import { expect, test } from 'vitest'
import { arriveAt, aStage, expectAccessible, type Visitor } from './stage.ts'
import { inHjo, toTab } from './ways.ts'

const { signIn } = aStage()

const focus = ({ page }: Visitor) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

test('"/" leads to search from any page; what is found follows what is typed, and arrows and Enter open it', async () => {
  const visitor = await signIn(inHjo)
  const { page } = visitor
  await toTab(visitor, 'Risker')
  await page.keyboard.press('/')
  await page.keyboard.type('superanv')
  await page.keyboard.press('Enter')
  await arriveAt(visitor, 'Sök')
  await page.getByRole('heading', { level: 2, name: 'Risker' }).waitFor()
  await expectAccessible(visitor)

  const field = page.getByLabel('Vad letar du efter?')
  await page.keyboard.press('/')
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.type('logga')
  const found = 'Varför loggas vi ut mitt i en anteckning?'
  await page.getByRole('link', { name: found }).waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('logga')
  // Not a key was lost while the results came.
  expect(await field.inputValue()).toBe('logga')
  await page.keyboard.press('ArrowDown')
  expect(await focus(visitor)).not.toBe('')
  await page.keyboard.press('ArrowUp')
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
  for (let presses = 0; presses < 20 && (await focus(visitor)) !== found; presses++)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await arriveAt(visitor, found)
})

test('what is found is narrowed to a kind, and finding nothing says what to do', async () => {
  const visitor = await signIn(inHjo)
  const { page } = visitor
  await page.goto('/search?q=Hjo')
  const kinds = page.getByRole('navigation', { name: 'Visa' })
  await kinds.getByRole('link', { name: /^Forum/ }).click()
  await page.getByRole('heading', { level: 2, name: 'Forum' }).waitFor()
  await expect.poll(() => page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Forum'])
  expect(await kinds.locator('[aria-current]').textContent()).toMatch(/^Forum/)
  await expectAccessible(visitor)
  await page.goto('/search?q=xyzzy')
  await page.getByText('Inget hittades').waitFor()
  await expectAccessible(visitor)
})
