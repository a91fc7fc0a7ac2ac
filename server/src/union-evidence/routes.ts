import type { unionEvidenceContract } from '@yuxiang/shared/api/union-evidence'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { Platform } from '../platform/index.ts'
import { listEvidence } from './read-evidence.ts'
import { listInvoices, listMerchantInvoices } from './read-invoices.ts'
import { requestEvidence } from './request-evidence.ts'
import { requestInvoices } from './request-invoices.ts'
import { issueInvoice, receiveInvoice } from './write-invoice.ts'

/** Each costs a job of seconds to minutes. */
const papersPerOfficer: RouteLimit = { count: 60, seconds: 3_600, per: 'actor' }

/** What the accounts need: invoices and papers. */
export function unionEvidenceRoutes(platform: Platform): RouteTable<typeof unionEvidenceContract> {
  const { database } = platform
  const officer = ['union'] as const
  return {
    'GET /api/union-office/unions/{id}/invoices': only(officer, ({ actor, params, query }) =>
      listInvoices(platform, actor.userId, params.id, query),
    ),
    'POST /api/union-office/unions/{id}/invoices': only(officer, ({ actor, params, body }) =>
      requestInvoices(platform, actor.userId, params.id, body),
    ),
    'POST /api/union-office/invoices/{id}/received': only(officer, ({ actor, params, body }) =>
      receiveInvoice(platform, actor.userId, params.id, body),
    ),
    'GET /api/merchant/invoices': only(['merchant'], ({ actor, query }) =>
      listMerchantInvoices(platform, actor.userId, query),
    ),
    'POST /api/merchant/invoices/{id}/issued': only(['merchant'], ({ actor, params, body }) =>
      issueInvoice(platform, actor.userId, params.id, body),
    ),
    'GET /api/union-office/unions/{id}/evidence': only(officer, async ({ actor, params }) => ({
      items: await listEvidence(platform, actor.userId, params.id),
    })),
    'POST /api/union-office/unions/{id}/evidence': only(
      officer,
      ({ actor, params, body, idempotency }) =>
        idempotently(database, actor.userId, idempotency, async (tx) => ({
          answer: await requestEvidence(tx, platform, actor.userId, params.id, body),
        })),
      papersPerOfficer,
    ),
  }
}
