import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Product } from './product.ts'

/** Somebody at a browser of their own. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
}

const wide = { width: 1280, height: 900 }
const narrow = { width: 360, height: 740 }

/** Somebody who is not signed in. What the pages say goes wrong, fails the journey at its end. */
export async function visit(browser: Browser, product: Product, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: product.address, locale: 'sv-SE', viewport: wide, ...options })
  context.setDefaultTimeout(15_000)
  return { context, page: await context.newPage() }
}

/** Signs in as an example function, by the button with its name. */
export async function signIn(
  browser: Browser,
  product: Product,
  name: string,
  options?: BrowserContextOptions,
): Promise<Visitor> {
  const visitor = await visit(browser, product, options)
  await visitor.page.goto('/sign-in')
  await visitor.page.getByRole('button', { name }).first().click()
  await visitor.page.getByRole('heading', { level: 1, name: 'Min sida' }).waitFor()
  return visitor
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const levels: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }
const looks = [
  { size: wide, colorScheme: 'light' },
  { size: narrow, colorScheme: 'dark' },
] as const

/** Holds the page, as it stands, to WCAG 2.2 AA: wide and light, narrow and dark; and to being no wider than a phone. */
export async function expectAccessible({ page }: Visitor): Promise<void> {
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
