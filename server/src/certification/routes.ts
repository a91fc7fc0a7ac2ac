import type { certificationContract } from '@yuxiang/shared/api/certification'
import { merchantsOfStaff } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import { only, open, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { idempotently } from '../platform/idempotency/index.ts'
import type { World } from './certificate-acts.ts'
import { draftCase } from './draft-case.ts'
import { type Applicant, fillCase, submitCase, withdrawCase } from './merchant-acts.ts'
import { objectToNotice } from './objections.ts'
import { keepPaper } from './papers.ts'
import { listMerchantCases } from './read-cases.ts'
import { listCertifiable } from './read-certifiable.ts'
import { listRevocations, readCertificate } from './read-certificate.ts'
import { listNotices, readNotice } from './read-notices.ts'
import { handInRecheckPapers, readRecheck } from './recheck-papers.ts'
import { readMerchantCase } from './view-case.ts'

const merchant = ['merchant'] as const
const papersPerPerson: RouteLimit = { count: 120, seconds: 3_600, per: 'actor' }
const objectionsPerPerson: RouteLimit = { count: 20, seconds: 3_600, per: 'actor' }

/** Everyone may look, a signed-in person may object, a merchant's staff applies. */
export function certificationRoutes(world: World): RouteTable<typeof certificationContract> {
  const { platform, catalogue } = world
  const { database, clock } = platform
  const { db } = database
  const applicantOf = async (userId: string): Promise<Applicant> => ({
    userId,
    merchantIds: await merchantsOfStaff(db, userId, 'goods'),
  })
  const act = async (userId: string, id: string, work: (tx: Db, applicant: Applicant) => Promise<void>) => {
    const applicant = await applicantOf(userId)
    await database.transaction((tx) => work(tx, applicant))
    return readMerchantCase(platform, db, applicant, id)
  }
  return {
    'GET /api/certificates/{no}': open(({ params: { no } }) =>
      catalogue.kept(platform, `certificates/${no}`, () => readCertificate(platform, catalogue, no)),
    ),
    'GET /api/certificate-revocations': open(({ query }) => listRevocations(db, catalogue, query)),
    'GET /api/certification-notices': open(({ query }) => listNotices(db, clock(), query)),
    'GET /api/certification-notices/{id}': open(({ actor, params }) =>
      readNotice(db, clock(), params.id, actor?.userId ?? null),
    ),
    'POST /api/certification-notices/{id}/objections': only(
      ['shopper'],
      ({ actor, params: { id }, body, idempotency }) =>
        idempotently(database, actor.userId, idempotency, async (tx) => {
          await objectToNotice(tx, platform, actor.userId, id, body)
          return { answer: await readNotice(tx, clock(), id, actor.userId) }
        }),
      objectionsPerPerson,
    ),
    'POST /api/certification-files': only(
      ['shopper'],
      async ({ actor, upload }) => keepPaper(platform, actor.userId, await upload()),
      papersPerPerson,
    ),
    'GET /api/merchant/certifiable-products': only(merchant, async ({ actor, query }) =>
      listCertifiable(world, db, await merchantsOfStaff(db, actor.userId, 'goods'), query),
    ),
    'GET /api/merchant/certificates/{id}/recheck': only(merchant, async ({ actor, params }) =>
      readRecheck(platform, db, world, await applicantOf(actor.userId), params.id),
    ),
    'POST /api/merchant/certificates/{id}/recheck-papers': only(
      merchant,
      async ({ actor, params: { id }, body, idempotency }) => {
        const applicant = await applicantOf(actor.userId)
        return idempotently(database, actor.userId, idempotency, async (tx) => {
          await handInRecheckPapers(tx, world, applicant, id, body)
          return { answer: await readRecheck(platform, tx, world, applicant, id) }
        })
      },
      papersPerPerson,
    ),
    'GET /api/merchant/certification-applications': only(merchant, async ({ actor, query }) =>
      listMerchantCases(db, await applicantOf(actor.userId), query),
    ),
    'POST /api/merchant/certification-applications': only(merchant, async ({ actor, body, idempotency }) => {
      const applicant = await applicantOf(actor.userId)
      return idempotently(database, actor.userId, idempotency, async (tx) => {
        const id = await draftCase(tx, { ...world, ...applicant }, body.productId)
        return { answer: await readMerchantCase(platform, tx, applicant, id) }
      })
    }),
    'GET /api/merchant/certification-applications/{id}': only(merchant, async ({ actor, params }) =>
      readMerchantCase(platform, db, await applicantOf(actor.userId), params.id),
    ),
    'PUT /api/merchant/certification-applications/{id}': only(merchant, ({ actor, params: { id }, body }) =>
      act(actor.userId, id, (tx, applicant) => fillCase(tx, applicant, id, body, clock())),
    ),
    'POST /api/merchant/certification-applications/{id}/submit': only(merchant, ({ actor, params: { id } }) =>
      act(actor.userId, id, (tx, applicant) => submitCase(tx, platform, applicant, id)),
    ),
    'POST /api/merchant/certification-applications/{id}/withdraw': only(
      merchant,
      ({ actor, params: { id }, body }) =>
        act(actor.userId, id, (tx, applicant) => withdrawCase(tx, applicant, id, body.reason, clock())),
    ),
  }
}
