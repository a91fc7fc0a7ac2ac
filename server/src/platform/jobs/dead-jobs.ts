import type { PgBoss } from 'pg-boss'
import type { DeadJob, Jobs } from './index.ts'

/** The one queue where jobs of all queues end when their retries are used up. */
export const DEAD_QUEUE = 'dead'

interface DeadRow {
  id: string
  queue: string
  failed_at: Date
  attempts: number
  output: unknown
}

/** What operators see of dead jobs and do with them; pg-boss keeps where each came from and why it failed. */
export function createDeadJobs(
  boss: PgBoss,
  wakeWorkers: () => void,
): Pick<Jobs, 'deadJobs' | 'retryDeadJob' | 'counts'> {
  const query = async <Row>(text: string, values: unknown[]) =>
    (await boss.getDb().executeSql(text, values)).rows as Row[]
  const counts = async () => {
    const [row] = await query<{ open: number; dead: number }>(
      `select count(*) filter (where name <> $1 and name not like '\\_\\_pgboss%')::int as open,
              count(*) filter (where name = $1)::int as dead
       from pgboss.job where state < 'completed'`,
      [DEAD_QUEUE],
    )
    return row ?? { open: 0, dead: 0 }
  }
  return {
    counts,
    async deadJobs({ limit, offset }) {
      const rows = await query<DeadRow>(
        `select id, source_name as queue, created_on as failed_at, source_retry_count + 1 as attempts,
                source_output as output
         from pgboss.job where name = $1 and state = 'created'
         order by created_on desc, id desc limit $2 offset $3`,
        [DEAD_QUEUE, limit, offset],
      )
      return { items: rows.map(deadJobOf), total: (await counts()).dead }
    },
    async retryDeadJob(id) {
      const moved = await boss.redrive(DEAD_QUEUE, { ids: [id] })
      if (moved > 0) wakeWorkers()
      return moved > 0
    },
  }
}

const deadJobOf = (row: DeadRow): DeadJob => ({
  id: row.id,
  queue: row.queue,
  failedAt: row.failed_at,
  attempts: row.attempts,
  error: messageOf(row.output),
})

/** The first line only: a stack, or drizzle's parameters below it, is not for a screen. */
function messageOf(output: unknown): string {
  const { message, value } = (output ?? {}) as { message?: unknown; value?: unknown }
  const text = typeof message === 'string' ? message : value === undefined ? '' : JSON.stringify(value)
  return (text.split('\n')[0] ?? '').slice(0, 300)
}
