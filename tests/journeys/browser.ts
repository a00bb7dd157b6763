import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { asRoot } from '../../src/platform/database/embedded/account.ts'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
]
const OTHER_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
/** What a browser does by itself on the network, and would do at every start. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real Chromium: the machine's own (or the one CHROMIUM_PATH names), else installed here and now. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser() ?? installBrowser(), args: QUIET })
}

function findBrowser(): string | undefined {
  const { CHROMIUM_PATH, PATH = '' } = process.env
  if (CHROMIUM_PATH) return CHROMIUM_PATH
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const onPath = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, `${name}${suffix}`)))
  return [...onPath, ...OTHER_PLACES, chromium.executablePath()].find((file) => file && existsSync(file))
}

/** Debian and its relatives ship Chromium, which needs no download of Playwright's; elsewhere Playwright brings its own. */
function installBrowser(): string {
  console.error('No Chromium here; installing one for the journeys …')
  const attempts = [...(existsSync('/usr/bin/apt-get') ? withApt() : []), withPlaywright]
  for (const attempt of attempts) {
    try {
      attempt()
    } catch {
      continue
    }
    const found = findBrowser()
    if (found) return found
  }
  throw new Error('The journeys need Chromium. Install it, or let CHROMIUM_PATH name a Chromium, Chrome or Edge.')
}

function withApt(): (() => void)[] {
  const apt = (...args: string[]) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-y', '-q', ...args]
    const [program = '', ...rest] = asRoot() ? command : ['sudo', '-n', ...command]
    execFileSync(program, rest, { stdio: ['ignore', 'ignore', 'pipe'] })
  }
  const install = () => apt('install', '--no-install-recommends', 'chromium')
  return [
    install,
    () => {
      apt('update')
      install()
    },
  ]
}

function withPlaywright(): void {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' })
}
