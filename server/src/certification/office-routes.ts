import type { certificationOfficeContract } from '@yuxiang/shared/api/certification-office'
import type { Db } from '../platform/db/index.ts'
import type { Actor } from '../platform/http/access.ts'
import { only, type RouteLimit, type RouteTable } from '../platform/http/routes.ts'
import { actOnCertificate, type World } from './certificate-acts.ts'
import { exportLink } from './export.ts'
import { confirmImport, listImports, readImport, startImport } from './imports.ts'
import { answerObjection, readContact } from './objections.ts'
import { countyOffice, type Office, officeOf } from './office.ts'
import { actOnCase } from './office-acts.ts'
import { listOfficeCases } from './read-cases.ts'
import { listCertificates, readCertificateFile } from './read-certificates.ts'
import { listObjections, readObjection } from './read-objections.ts'
import { recheckCertificate } from './recheck.ts'
import { reviewCase } from './review-case.ts'
import { readStatistics } from './statistics.ts'
import { readOfficeCase } from './view-case.ts'

const office = ['county', 'city'] as const
const county = ['county'] as const
const importsPerPerson: RouteLimit = { count: 30, seconds: 3_600, per: 'actor' }

/** The county's staff acts on its own cases; the city's sees all of them. */
export function certificationOfficeRoutes(world: World): RouteTable<typeof certificationOfficeContract> {
  const { platform, catalogue } = world
  const { database, clock } = platform
  const { db } = database
  const sees = (actor: Actor) => officeOf(db, actor)
  const act = async (actor: Actor, work: (tx: Db, office: Office) => Promise<void>) => {
    const acting = await countyOffice(db, actor)
    await database.transaction((tx) => work(tx, acting))
    return sees(actor)
  }
  return {
    'GET /api/certification-office/counties': only(office, async ({ actor }) => {
      const { counties } = await sees(actor)
      const all = await catalogue.countiesOf(platform)
      return { items: all.filter(({ code }) => counties?.includes(code) ?? true) }
    }),
    'GET /api/certification-office/cases': only(office, async ({ actor, query }) =>
      listOfficeCases(db, await sees(actor), query),
    ),
    'GET /api/certification-office/cases/{id}': only(office, async ({ actor, params }) =>
      readOfficeCase(platform, db, await sees(actor), params.id),
    ),
    'POST /api/certification-office/cases/{id}/steps': only(
      county,
      async ({ actor, params: { id }, body }) => {
        const reader = await act(actor, (tx, acting) => actOnCase(tx, world, acting, id, body))
        return readOfficeCase(platform, db, reader, id)
      },
    ),
    'POST /api/certification-office/cases/{id}/reviews': only(
      county,
      async ({ actor, params: { id }, body }) => {
        const reader = await act(actor, (tx, acting) => reviewCase(tx, platform, acting, id, body))
        return readOfficeCase(platform, db, reader, id)
      },
    ),
    'GET /api/certification-office/objections': only(office, async ({ actor, query }) =>
      listObjections(platform, db, await sees(actor), query),
    ),
    'POST /api/certification-office/objections/{id}/answer': only(
      county,
      async ({ actor, params: { id }, body }) => {
        const reader = await act(actor, (tx, acting) => answerObjection(tx, platform, acting, id, body))
        return readObjection(platform, db, reader, id)
      },
    ),
    'POST /api/certification-office/objections/{id}/contact': only(county, async ({ actor, params }) =>
      readContact(platform, await countyOffice(db, actor), params.id),
    ),
    'GET /api/certification-office/certificates': only(office, async ({ actor, query }) =>
      listCertificates(world, db, await sees(actor), query),
    ),
    'GET /api/certification-office/certificates/{id}': only(office, async ({ actor, params }) =>
      readCertificateFile(world, db, await sees(actor), params.id),
    ),
    'POST /api/certification-office/certificates/{id}/steps': only(
      county,
      async ({ actor, params: { id }, body }) => {
        const reader = await act(actor, (tx, acting) => actOnCertificate(tx, world, acting, id, body))
        return readCertificateFile(world, db, reader, id)
      },
    ),
    'POST /api/certification-office/certificates/{id}/rechecks': only(
      county,
      async ({ actor, params: { id }, body }) => {
        const reader = await act(actor, (tx, acting) => recheckCertificate(tx, world, acting, id, body))
        return readCertificateFile(world, db, reader, id)
      },
    ),
    'GET /api/certification-office/statistics': only(office, async ({ actor }) => ({
      items: await readStatistics(db, catalogue, await sees(actor), clock()),
    })),
    'POST /api/certification-office/exports': only(office, async ({ actor, body }) => ({
      downloadUrl: exportLink(platform, await sees(actor), body),
    })),
    'POST /api/certification-office/imports': only(
      county,
      async ({ actor, upload }) => startImport(platform, await countyOffice(db, actor), await upload()),
      importsPerPerson,
    ),
    'GET /api/certification-office/imports': only(county, async ({ actor }) => ({
      items: await listImports(platform, await countyOffice(db, actor)),
    })),
    'GET /api/certification-office/imports/{id}': only(county, async ({ actor, params }) =>
      readImport(platform, await countyOffice(db, actor), params.id),
    ),
    'POST /api/certification-office/imports/{id}/confirm': only(county, async ({ actor, params }) =>
      confirmImport(platform, await countyOffice(db, actor), params.id),
    ),
  }
}
