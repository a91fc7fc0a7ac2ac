import type { FilingInput } from '@yuxiang/shared/api/reserved-share'
import { creditCodeCheckSign } from '@yuxiang/shared/merchants/credit-code'
import { createStaff } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { decideFiling } from '../reserved-share/decide-filing.ts'
import { registerUnit } from '../reserved-share/register-unit.ts'
import { saveFiling } from '../reserved-share/save-filing.ts'
import { submitFiling } from '../reserved-share/submit-filing.ts'
import { demoBudgetOfficers, demoCityOffice, demoOperator } from './accounts.ts'
import { type DemoOrder, writeOrder } from './orders.ts'
import { platformAt } from './platform-at.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>
type Goods = Pick<DemoOrder, 'merchantId' | 'merchantName' | 'line' | 'unitFen'>

const HOUR_MS = 3_600_000
const DAY_HOURS = 24
/** Before an order is received it was placed so long ago. */
const ORDER_HOURS = 70

const countyCode = '500236'
/** Invented; the codes are of nobody. */
const units = [
  { name: '重庆市示范局机关服务中心', stem: '11500000MB0000001', level: 'city', supervisor: '重庆市示范局' },
  { name: '奉节县示范中学', stem: '12500236MB0000002', level: 'county', supervisor: '奉节县教育委员会' },
  { name: '奉节县示范医院', stem: '12500236MB0000003', level: 'county', supervisor: '奉节县卫生健康委员会' },
] as const

const blank = { revision: 0, executingUnit: '', noCanteenReason: '', explanation: '' }
const lastYear: FilingInput = { ...blank, canteen: 'own', plannedFen: 48_000_000, reservedFen: 7_200_000 }
const thisYear: FilingInput = { ...blank, canteen: 'own', plannedFen: 60_000_000, reservedFen: 9_000_000 }
const waiting: FilingInput = {
  ...blank,
  canteen: 'outsourced',
  plannedFen: 120_000_000,
  reservedFen: 18_000_000,
  executingUnit: '示范餐饮管理有限公司',
}

/** How often what is bought again, in days, and how much of it at a time. */
const purchases = [
  { daysAgo: 235, quantity: 60 },
  { daysAgo: 190, quantity: 80 },
  { daysAgo: 150, quantity: 50 },
  { daysAgo: 112, quantity: 90 },
  { daysAgo: 76, quantity: 70 },
  { daysAgo: 41, quantity: 100 },
  { daysAgo: 18, quantity: 60 },
]

/** Three budget units: one buys against what it filed, one waits for the city's office, one has filed nothing. */
export async function writeReservedShares(tx: Db, context: Context, listed: readonly Goods[]): Promise<void> {
  const now = context.clock()
  const year = Number(dayInShanghai(now).slice(0, 4))
  const unitIds = await writeUnits(tx, context)
  const [first = '', second = ''] = unitIds
  const hoursSince = (day: string) => (now.getTime() - Date.parse(`${day}T10:00:00+08:00`)) / HOUR_MS
  const filed = { unitId: first, index: 0 }
  await file(tx, context, {
    ...filed,
    year: year - 1,
    words: lastYear,
    hoursAgo: hoursSince(`${year - 1}-03-12`),
  })
  // Seeded early in the year, it has filed just now.
  const hoursAgo = Math.max(2 * DAY_HOURS, hoursSince(`${year}-03-12`))
  const filingId = await file(tx, context, { ...filed, year, words: thisYear, hoursAgo })
  await file(tx, context, {
    unitId: second,
    index: 1,
    year,
    words: waiting,
    hoursAgo: DAY_HOURS,
    isWaiting: true,
  })
  await writePurchases(tx, context, { filingId, listed, hoursAgo })
}

async function writeUnits(tx: Db, context: Context): Promise<string[]> {
  const operatorId = await createStaff(context, demoOperator, tx)
  const platform = platformAt(tx, context, 2 * 365 * DAY_HOURS)
  const ids: string[] = []
  for (const [index, { stem, ...unit }] of units.entries()) {
    const officer = demoBudgetOfficers[index]
    if (!officer) throw new Error('a demo unit has no officer')
    await createStaff(context, officer, tx)
    const creditCode = stem + creditCodeCheckSign(stem)
    const place = { countyCode: unit.level === 'county' ? countyCode : null }
    const input = { ...unit, ...place, creditCode, officerPhone: officer.phone }
    ids.push(await registerUnit(tx, platform, operatorId, input))
  }
  return ids
}

interface Filed {
  unitId: string
  /** Of the unit's officer. */
  index: number
  year: number
  words: FilingInput
  hoursAgo: number
  isWaiting?: boolean
}

/** Files by the acts of the officer and, a day later at most, of the city's office; answers the filing's id. */
async function file(tx: Db, context: Context, { unitId, index, year, words, hoursAgo, isWaiting }: Filed) {
  const officer = demoBudgetOfficers[index]
  if (!officer) throw new Error('a demo unit has no officer')
  const userId = await createStaff(context, { phone: officer.phone, roles: [] }, tx)
  const filer = { userId, unitId, year }
  const platform = platformAt(tx, context, hoursAgo)
  await saveFiling(tx, platform, filer, words)
  await submitFiling(tx, platform, filer, 1)
  const [row] = await sqlOf(tx)<{ id: string }[]>`
    select id from share_filings where unit_id = ${unitId} and year = ${year}`
  const filingId = row?.id ?? ''
  if (isWaiting) return filingId
  const cityId = await createStaff(context, demoCityOffice, tx)
  const later = platformAt(tx, context, hoursAgo - DAY_HOURS)
  await decideFiling(tx, later, cityId, filingId, { decision: 'accept', revision: 2 })
  return filingId
}

/** Orders of the first unit's officer since its filing was accepted, of certified goods in turn. */
async function writePurchases(
  tx: Db,
  context: Context,
  { filingId, listed, hoursAgo }: { filingId: string; listed: readonly Goods[]; hoursAgo: number },
): Promise<void> {
  const [officer] = demoBudgetOfficers
  if (!officer) throw new Error('a demo unit has no officer')
  const buyerId = await createStaff(context, { phone: officer.phone, roles: [] }, tx)
  const since = await certifiedSince(tx)
  for (const [index, { daysAgo, quantity }] of purchases.entries()) {
    if (daysAgo * DAY_HOURS + ORDER_HOURS > hoursAgo - DAY_HOURS) continue
    const receivedAt = new Date(context.clock().getTime() - daysAgo * DAY_HOURS * HOUR_MS)
    const placedOn = dayInShanghai(new Date(receivedAt.getTime() - ORDER_HOURS * HOUR_MS))
    const certified = listed.filter(
      ({ line }) => !line.fresh && (since.get(line.productId) ?? '9999') <= placedOn,
    )
    const goods = certified[(index * 7) % certified.length]
    if (!goods) continue
    const { merchantId, merchantName, line, unitFen } = goods
    await writeOrder(tx, context, {
      ...{ buyerId, merchantId, merchantName, line, unitFen, quantity },
      receivedAt,
      isComplete: true,
      recipient: {
        name: '示范局食堂',
        phone: officer.phone,
        region: '重庆市 渝中区',
        detail: '人民路示范街 1 号机关食堂',
      },
      remark: '机关食堂采购',
      reservedFilingId: filingId,
    })
  }
}

/** Since when each product is certified that is so now. */
async function certifiedSince(tx: Db): Promise<Map<string, string>> {
  const rows = await sqlOf(tx)<{ productId: string; on: string }[]>`
    select product_id as "productId", min(published_on)::text as on from certifications
    where state = 'published' and valid_to > current_date group by product_id`
  return new Map(rows.map(({ productId, on }) => [productId, on]))
}
