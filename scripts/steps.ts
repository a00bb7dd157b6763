import { spawn } from 'node:child_process'

/** One thing to check: a program run on the pinned Node, from the checkout's root. */
export type Step = { readonly name: string; readonly argv: readonly string[] }

/** Runs the steps two at a time, says how each went, and what those said that failed. Returns whether all went well. */
export async function runSteps(steps: readonly Step[]): Promise<boolean> {
  const waiting = [...steps]
  const results: boolean[] = []
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await runStep(step))
  }
  await Promise.all([lane(), lane()])
  return results.every(Boolean)
}

function runStep({ name, argv }: Step): Promise<boolean> {
  const began = performance.now()
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)${code === 0 ? '' : `\n${said.trimEnd()}\n`}`)
      resolve(code === 0)
    })
  })
}
