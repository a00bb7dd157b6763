import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type Product, startProduct } from './product.ts'

/** Somebody at a browser of their own. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
}

/** The product and a browser for the journeys of a file; a bug that the product tells of fails the journey. */
export function aStage() {
  let browser: Browser
  let product: Product
  beforeAll(async () => {
    ;[product, browser] = await Promise.all([startProduct(), launchBrowser()])
  })
  afterEach(async () => {
    expect.soft(product.said(), 'the product tells of a bug').not.toContain('Error')
    await Promise.all(browser.contexts().map((context) => context.close()))
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  return {
    /** Somebody who is not signed in. */
    visit: (options?: BrowserContextOptions) => visit(browser, product, options),
    signIn: (name: string, options?: BrowserContextOptions) => signIn(browser, product, name, options),
  }
}

const wide = { width: 1280, height: 900 }
export const narrow = { width: 360, height: 740 }

/** Somebody who is not signed in. */
export async function visit(
  browser: Browser,
  product: Pick<Product, 'address'>,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: product.address, locale: 'sv-SE', viewport: wide, ...options })
  context.setDefaultTimeout(15_000)
  return { context, page: await context.newPage() }
}

/** Signs in as an example function: by the button with its name, or from the list of all. */
export async function signIn(
  browser: Browser,
  product: Pick<Product, 'address'>,
  name: string,
  options?: BrowserContextOptions,
): Promise<Visitor> {
  const visitor = await visit(browser, product, options)
  const { page } = visitor
  await page.goto('/sign-in')
  const button = page.getByRole('button', { name })
  if (await button.count()) await button.first().click()
  else {
    await choose(visitor, 'Någon annan', name)
    await page.getByRole('button', { name: 'Logga in som den du valt' }).click()
  }
  await arriveAt(visitor, 'Min sida')
  return visitor
}

/** Types the whole of what is wanted into a field with a filterable list. */
export async function choose({ page }: Visitor, label: string, option: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).and(page.locator('input'))
  await field.fill(option)
  await field.press('Tab')
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const levels: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }
const usualLooks = [
  { size: wide, colorScheme: 'light' },
  { size: narrow, colorScheme: 'dark' },
] as const
export const everyLook = [...usualLooks, { size: narrow, colorScheme: 'light' }] as const
type Looks = readonly (typeof everyLook)[number][]

/** Holds the page, as it stands, to WCAG 2.2 AA: wide and light, narrow and dark; and to being no wider than a phone. */
export async function expectAccessible({ page }: Visitor, looks: Looks = usualLooks): Promise<void> {
  // A visit under way: the page is still the one before.
  await page.locator('html:not([aria-busy=true])').waitFor()
  for (const { size, colorScheme } of looks) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    await page.evaluate(axe)
    const { violations } = (await page.evaluate(
      (options) => (window as never as { axe: { run(o: unknown): unknown } }).axe.run(options),
      levels,
    )) as AxeResults
    const found = violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes
          .slice(0, 5)
          .map(({ html, failureSummary }) => `  ${html.slice(0, 300)} ${failureSummary}`)
          .join('\n')}`,
    )
    expect.soft(found, `${page.url()} at ${size.width} pixels, ${colorScheme}`).toEqual([])
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect.soft(over, `${page.url()} is wider than ${size.width} pixels`).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize(wide)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The page that a link or a button leads to, named by its heading. */
export async function arriveAt({ page }: Visitor, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}
