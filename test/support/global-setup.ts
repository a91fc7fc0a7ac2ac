import type { TestProject } from 'vitest/node'
import { startTestServer } from './test-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseAdminUrl: string
    databaseTemplate: string
  }
}

/** Vitest's setup for a whole run: one server, one migrated template; answers the teardown. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  project.provide('databaseAdminUrl', server.adminUrl)
  project.provide('databaseTemplate', server.template)
  return server.stop
}
