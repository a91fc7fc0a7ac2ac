import type { Platform } from '../platform/index.ts'
import { tellOperators } from './tell-operators.ts'

export { operationsRoutes } from './routes.ts'

/** Registers what the running of the shop does by itself. */
export function defineOperationsJobs(platform: Platform): void {
  platform.jobs.every('tell-operators', '20 * * * *', async () => {
    await tellOperators(platform)
  })
}
