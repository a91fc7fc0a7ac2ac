import '../server/launch/preflight.ts'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildApp } from '../server/launch/build-app.ts'
import { giveUp, tell } from '../server/launch/progress.ts'

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))

/** Every project in one run of vitest, whose summary is the last thing printed; arguments are handed on. */
async function runVitest(): Promise<number> {
  const child = spawn(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve(status ?? 1))
  })
}

try {
  // Built here, where progress can be seen, and side by side: each takes one core. The setups of the projects find
  // nothing left to build.
  await Promise.all([buildApp('h5', tell), buildApp('weapp', tell)])
} catch (error) {
  giveUp(error)
}
process.exitCode = await runVitest()
