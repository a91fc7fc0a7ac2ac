import { cityStaffIds } from '../identity/index.ts'
import { type Notice, notify } from '../messages/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

type Teller = Pick<Platform, 'config' | 'clock' | 'jobs'>
type Words = Pick<Notice, 'title' | 'text' | 'path' | 'dedupeKey'>

/** The app's pages. */
export const paths = {
  home: '/packages/reserved-share/home/index',
  filing: (unitId: string, year: number) =>
    `/packages/reserved-share/filing/index?unit=${unitId}&year=${year}`,
  cityUnits: '/packages/reserved-share/units/index',
  cityUnit: (unitId: string, year: number) => `/packages/reserved-share/unit/index?id=${unitId}&year=${year}`,
}

const toAll = (tx: Db, platform: Teller, userIds: readonly string[], words: Words): Promise<void> =>
  notify(
    tx,
    platform,
    userIds.map((userId) => ({ userId, kind: 'deskNotice' as const, ...words })),
  )

/** Tells everybody who acts for a unit. */
export async function tellUnit(tx: Db, platform: Teller, unitId: string, words: Words): Promise<void> {
  const rows = await sqlOf(tx)<{ userId: string }[]>`
    select user_id as "userId" from budget_unit_officers where unit_id = ${unitId} order by user_id`
  await toAll(
    tx,
    platform,
    rows.map(({ userId }) => userId),
    words,
  )
}

/** Tells the city's office. */
export const tellCity = async (tx: Db, platform: Teller, words: Words): Promise<void> =>
  toAll(tx, platform, await cityStaffIds(tx), words)

/** Tells somebody who acts for a unit from now on. */
export const tellOfficer = (
  tx: Db,
  platform: Teller,
  userId: string,
  unit: { id: string; name: string },
): Promise<void> =>
  toAll(tx, platform, [userId], {
    title: '您已成为预算单位经办人',
    text: `${unit.name}，可填报预留份额；重新登录后在“我的”里进入工作台`,
    path: paths.home,
    dedupeKey: `budget-officer/${unit.id}/${platform.clock().toISOString()}`,
  })
