import { arriveAt, type Visitor } from './stage.ts'

/** The example that the journeys are walked in, and who walks them. */
export const programme = 'Gemensamt verksamhetssystem för socialtjänsten'
export const lead = 'Programledare, Skaraborgs gemensamma IT'
export const inHjo = 'Införandeansvarig, Hjo'
export const staffInHjo = 'Superanvändare i hemtjänsten, Hjo'
/** Chairs Hjo's local group. */
export const wordOfHjo = 'Behörig företrädare, Hjo'

export const follow = async ({ page }: Visitor, link: string | RegExp): Promise<void> =>
  page.getByRole('link', { name: link }).first().click()

export const press = async ({ page }: Visitor, button: string | RegExp): Promise<void> =>
  page.getByRole('button', { name: button, exact: true }).click()

export async function toProgramme(visitor: Visitor): Promise<void> {
  await visitor.page.goto('/programmes')
  await follow(visitor, programme)
  await arriveAt(visitor, 'Läget')
}

/** The programme's section of that name. */
export async function toTab(visitor: Visitor, tab: string): Promise<void> {
  await toProgramme(visitor)
  await visitor.page.getByRole('navigation', { name: 'Programmet' }).getByRole('link', { name: tab }).click()
  await arriveAt(visitor, tab)
}

export async function toItem(visitor: Visitor, title: string): Promise<void> {
  await toTab(visitor, 'Åtaganden')
  await visitor.page.goto(`${visitor.page.url().split('?')[0]}?q=${encodeURIComponent(title)}&show=all`)
  await follow(visitor, title)
  await arriveAt(visitor, title)
}

/** Opens one of the deeds that stand folded on a page. */
export const unfold = async ({ page }: Visitor, deed: string): Promise<void> =>
  page.locator('summary').getByText(deed, { exact: true }).first().click()

/** Presses Tab (or back again) until what has focus is called so. */
export async function tabTo({ page }: Visitor, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press(key)
    if (name.test(await focused(page))) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

/** What has focus is called: by its own words, or its label's. */
const focused = (page: Visitor['page']): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    const labels = element && 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
    return [element?.textContent, ...labels.map(({ textContent }) => textContent)].join(' ').trim()
  })

/** The number at the bell. */
export const unread = async ({ page }: Visitor): Promise<number> =>
  Number((await page.locator('a.bell .count').allTextContents())[0] ?? 0)

/** Waits for what the page says was done. The same is announced, so the words alone stand twice. */
export const isTold = ({ page }: Visitor, words: string): Promise<void> =>
  page.getByRole('status').filter({ hasText: words }).first().waitFor()
