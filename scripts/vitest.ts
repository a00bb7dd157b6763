import { spawn } from 'node:child_process'

/** Runs Vitest once with the given arguments; whether every test passed. Ctrl-C reaches it, so that it can take its server down. */
export function runTests(args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)))
}
