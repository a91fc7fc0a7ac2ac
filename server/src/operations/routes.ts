import type { operationsContract } from '@yuxiang/shared/api/operations'
import { listReconciliations } from '../payments/index.ts'
import { audit } from '../platform/audit/index.ts'
import { FileRefusal, recordUpload } from '../platform/files/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { only, type RouteTable } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'

const PAGE_SIZE = 20
const uploadLimit = { count: 60, seconds: 3_600, per: 'actor' } as const

/** What keeps the shop running: uploads, jobs that gave up, the daily comparison with WeChat's statement. */
export function operationsRoutes(platform: Platform): RouteTable<typeof operationsContract> {
  const { database, jobs, files, clock } = platform
  return {
    'POST /api/files': only(
      ['shopper'],
      async ({ upload, actor }) => {
        const { hash, ...answer } = await keepUpload(files, (await upload()).bytes)
        await recordUpload(database.db, actor.userId, hash, clock())
        return answer
      },
      uploadLimit,
    ),
    'GET /api/operations/dead-jobs': only(['operator'], async ({ query }) => {
      const { items, total } = await jobs.deadJobs(pageOf(query))
      return { items: items.map((job) => ({ ...job, failedAt: job.failedAt.toISOString() })), total }
    }),
    'POST /api/operations/dead-jobs/{id}/retry': only(['operator'], async ({ params, actor }) => {
      if (!(await jobs.retryDeadJob(params.id))) throw new Refusal('not_found')
      await audit(database.db, {
        actorId: actor.userId,
        action: 'deadJob.retry',
        subject: 'deadJob',
        subjectId: params.id,
      })
    }),
    'GET /api/operations/reconciliations': only(['operator'], async ({ query }) => ({
      items: await listReconciliations(database.db, pageOf(query)),
    })),
  }
}

const pageOf = (query: { page?: number | undefined; pageSize?: number | undefined }) => {
  const limit = query.pageSize ?? PAGE_SIZE
  return { limit, offset: ((query.page ?? 1) - 1) * limit }
}

/** The largest rendition's address and size; screens derive the smaller ones from it. */
async function keepUpload(files: Platform['files'], bytes: Uint8Array) {
  try {
    const { hash, width, height, renditions } = await files.keepImage(bytes)
    const [largest] = renditions
    if (!largest) throw new Error('a picture without renditions')
    return { hash, url: `/files/${largest.key}`, width, height }
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    throw new Refusal(error.code, error.detail ? { detail: error.detail } : {})
  }
}
