import { mkdir, writeFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../tests/journeys/browser.ts'
import { smallPng } from './small-png.ts'

/**
 * Takes the pictures of README.md from a demo that runs already: `node scripts/pictures.ts http://localhost:3000`. Best from a fresh one, since a
 * picture shows what has been done there; the people it signs in as get English as their language.
 */
const address = process.argv[2] ?? 'http://localhost:3000'
const FOLDER = 'docs/pictures'

interface Look {
  readonly as: string
  readonly width: number
  readonly height: number
  readonly dark?: boolean
}

const lead: Look = { as: 'Programledare, Skaraborgs gemensamma IT', width: 1100, height: 1000 }
const hjo: Look = { as: 'Införandeansvarig, Hjo', width: 1000, height: 720 }

/** Somebody's own window, signed in and on the overview of the first programme, or on My page. */
async function openAs(browser: Browser, look: Look): Promise<Page> {
  const { as, width, height, dark } = look
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' })
  const page = await context.newPage()
  await page.goto(`${address}/sign-in`)
  const person = await page
    .locator('option, button[name=person]', { hasText: as })
    .first()
    .evaluate((one) => (one as HTMLButtonElement).value)
  const headers = { origin: address }
  await page.request.post(`${address}/sign-in/example`, { form: { person }, headers })
  await page.request.post(`${address}/profile/language`, { form: { lang: 'en', back: '/my' }, headers })
  await page.goto(`${address}/my`)
  return page
}

/** What stands in the window, or one part of the page. */
async function take(page: Page, name: string, part?: string): Promise<void> {
  // The page opens its timeline at today once it has loaded.
  await page.waitForLoadState('load')
  await page.evaluate(() => document.fonts.ready)
  const shown = part ? page.locator(part).first() : page
  const taken = await shown.screenshot({ animations: 'disabled' })
  await writeFile(`${FOLDER}/${name}.png`, await smallPng(browser, taken))
}

/** Follows a link of the page by its address; the demo's ids differ each time. */
async function follow(page: Page, href: string): Promise<void> {
  const found = await page.locator(`a[href*="${href}"]`).first().getAttribute('href')
  if (!found) throw new Error(`No link to ${href} on ${page.url()}`)
  await page.goto(new URL(found, address).href)
}

await mkdir(FOLDER, { recursive: true })
const browser = await launchBrowser()
try {
  const programmeLead = await openAs(browser, lead)
  await programmeLead.goto(`${address}/programmes`)
  await follow(programmeLead, '/programmes/0')
  await take(programmeLead, 'overview')
  const overview = programmeLead.url()
  await programmeLead.goto(`${overview}/readiness`)
  await take(programmeLead, 'readiness', '.scroll')
  await programmeLead.goto(`${overview}/timeline`)
  await take(programmeLead, 'timeline', '.timeline-figure')
  await programmeLead.goto(`${overview}/risks`)
  await follow(programmeLead, '/risks/0')
  await take(programmeLead, 'risk')
  await programmeLead.goto(`${overview}/questions?view=answers`)
  await follow(programmeLead, '/questions/0')
  await take(programmeLead, 'question')
  await programmeLead.goto(overview)
  await follow(programmeLead, '/commitments/0')
  await take(programmeLead, 'commitment')
  await take(await openAs(browser, hjo), 'my-page')
  await take(await openAs(browser, { ...hjo, width: 360, height: 720, dark: true }), 'phone')
} finally {
  await browser.close()
}
