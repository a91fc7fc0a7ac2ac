import { tell } from './progress.ts'

type Step = { name: string; stop: () => Promise<unknown> }

/** What was started, in order; stopped in reverse by the first SIGINT or SIGTERM. A second one quits at once. */
export type Shutdown = {
  /** Adds a step; `name` is what the person reads while it stops. */
  add(name: string, stop: () => Promise<unknown>): void
  /** Stops everything, once, and ends the process. */
  run(exitCode: number): Promise<void>
}

/** Listens for the signals that end the program. */
export function createShutdown(): Shutdown {
  const steps: Step[] = []
  let isStopping = false

  const run = async (exitCode: number) => {
    isStopping = true
    let code = exitCode
    for (let step = steps.pop(); step; step = steps.pop()) {
      tell(`停止 Stopping ${step.name}`)
      await step.stop().catch((error) => {
        console.error(error)
        code = 1
      })
    }
    tell('已停止 Stopped')
    process.exit(code)
  }

  const onSignal = () => {
    if (isStopping) {
      console.error('立即退出 Quitting at once')
      process.exit(130)
    }
    console.log()
    tell('正在停止，再按一次 Ctrl-C 立即退出 Stopping; Ctrl-C again quits at once')
    void run(0)
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    add: (name, stop) => {
      steps.push({ name, stop })
    },
    run,
  }
}
