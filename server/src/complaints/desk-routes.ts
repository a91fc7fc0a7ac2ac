import type { complaintDeskContract, StepInput } from '@yuxiang/shared/api/complaint-desk'
import { only, type RouteTable } from '../platform/http/routes.ts'
import { readCalendar } from './calendar.ts'
import type { Acting } from './consequences.ts'
import { readDocument } from './documents.ts'
import { exportLink } from './export.ts'
import { bringerOf, officersCase } from './find-case.ts'
import { keptQueue } from './kept-queue.ts'
import { assignCases, stepCase } from './officer-acts.ts'
import { type Officer, officerOf } from './offices.ts'
import { readDossier, revealParty } from './read-dossier.ts'
import { readOfficers } from './read-officers.ts'
import { readStatistics } from './statistics.ts'

const regulator = ['regulator'] as const

/** Whoever handed a case to another office still sees what became of his step. */
const withRegion = (officer: Officer, input: StepInput): Officer =>
  input.event === 'transfer' && officer.regions !== null
    ? { ...officer, regions: [...officer.regions, input.regionCode] }
    : officer

/** Market supervision: an officer sees and handles the cases of his regions, the city's all of them. */
export function complaintDeskRoutes(acting: Acting): RouteTable<typeof complaintDeskContract> {
  const { platform } = acting
  const { database } = platform
  const { db } = database
  const sees = (userId: string) => officerOf(db, userId)
  return {
    'GET /api/regulator/cases': only(regulator, ({ actor, query }) =>
      keptQueue(platform, actor.userId, query, () => sees(actor.userId)),
    ),
    'GET /api/regulator/cases/{id}': only(regulator, async ({ actor, params }) =>
      readDossier(platform, await sees(actor.userId), params.id),
    ),
    'POST /api/regulator/cases/{id}/steps': only(regulator, async ({ actor, params: { id }, body }) => {
      const officer = await sees(actor.userId)
      await database.transaction((tx) => stepCase(tx, acting, officer, { id, input: body }))
      return readDossier(platform, officer, id, withRegion(officer, body))
    }),
    'POST /api/regulator/cases/{id}/contact': only(regulator, async ({ actor, params }) =>
      revealParty(platform, await sees(actor.userId), params.id),
    ),
    'GET /api/regulator/cases/{id}/documents/{documentId}': only(regulator, async ({ actor, params }) => {
      const row = await officersCase(db, await sees(actor.userId), params.id)
      const bringer = await bringerOf(db, row)
      const { id: caseId, documentId } = params
      return readDocument(platform, { caseId, documentId, reader: 'officer', bringer })
    }),
    'POST /api/regulator/assignments': only(regulator, async ({ actor, body }) => {
      const officer = await sees(actor.userId)
      return {
        assigned: await database.transaction((tx) => assignCases(tx, acting, officer, body)),
      }
    }),
    'GET /api/regulator/officers': only(regulator, async ({ actor }) =>
      readOfficers(platform, await sees(actor.userId)),
    ),
    'GET /api/regulator/calendar': only(regulator, async ({ actor, query }) =>
      readCalendar(platform, await sees(actor.userId), query.month),
    ),
    'GET /api/regulator/statistics': only(regulator, async ({ actor, query }) =>
      readStatistics(platform, await sees(actor.userId), query),
    ),
    'POST /api/regulator/exports': only(regulator, ({ actor, body }) => ({
      downloadUrl: exportLink(platform, actor.userId, body),
    })),
  }
}
