import { and, count, inArray, isNotNull } from 'drizzle-orm'
import { CITY_REGION, nicknamesOf, regulatorsOf } from '../identity/index.ts'
import type { Platform } from '../platform/index.ts'
import { type Officer, officesOf } from './offices.ts'
import { notInvolved } from './reach.ts'
import { complaintCases } from './tables.ts'

/** Whom cases can be assigned to with how many each has, the officer's own offices, and all of them. */
export async function readOfficers(platform: Platform, officer: Officer) {
  const { userId, regions } = officer
  const { db } = platform.database
  const offices = await officesOf(platform)
  const own = regions ?? [CITY_REGION]
  const ids = new Set<string>([userId])
  for (const region of own) for (const id of await regulatorsOf(db, region)) ids.add(id)
  const names = await nicknamesOf(db, [...ids])
  const counted = await db
    .select({ officerId: complaintCases.officerId, cases: count() })
    .from(complaintCases)
    .where(
      and(
        inArray(complaintCases.officerId, [...ids]),
        isNotNull(complaintCases.queueOn),
        notInvolved(officer),
      ),
    )
    .groupBy(complaintCases.officerId)
  const open = new Map(counted.map(({ officerId, cases }) => [officerId, cases]))
  const views = offices.map(({ regionCode, name }) => ({ code: regionCode, name }))
  return {
    items: [...names].map(([id, name]) => ({ id, name, openCases: open.get(id) ?? 0 })),
    counties: views.filter(({ code }) => regions === null || regions.includes(code)),
    offices: views,
  }
}
