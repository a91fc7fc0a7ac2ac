import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { inject } from 'vitest'
import type {} from './global-setup.ts'

/** A migrated, empty database for one test file, and its end. */
export type TestDatabase = { url: string; drop(): Promise<void> }

const templateInUse = '55006'

async function cloneTemplate(sql: postgres.Sql, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await sql`create database ${sql(name)} template ${sql(template)}`
      return
    } catch (error) {
      const isBusy = error instanceof postgres.PostgresError && error.code === templateInUse
      if (!isBusy || attempt === 40) throw error
      await sleep(50)
    }
  }
}

/**
 * Clones the migrated template (some 30 ms, where migrating takes seconds). Call it in `beforeAll` and `drop` in
 * `afterAll`; `drop` ends whatever sessions are left.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = inject('databaseAdminUrl')
  const name = `yuxiang_test_${randomBytes(6).toString('hex')}`
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  await cloneTemplate(sql, name, inject('databaseTemplate'))
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => {
      await sql`drop database if exists ${sql(name)} with (force)`
      await sql.end()
    },
  }
}
