import { yuanPerHousehold } from '@yuxiang/shared/certification/requirements'
import { materialNames } from '@yuxiang/shared/certification/words'
import { policy } from '@yuxiang/shared/policy'
import type { ApplicationEvent, ApplicationState } from '@yuxiang/shared/states/certification'
import { addWorkingDays } from '@yuxiang/shared/working-days'
import { and, eq } from 'drizzle-orm'
import { products as productTable } from '../catalog/tables.ts'
import { addDays, addYears, nextRecheck } from '../certification/days.ts'
import {
  certificationApplications,
  certificationFiles,
  certificationNotices,
  certificationObjections,
  certificationReviews,
  certificationSteps,
  certifications,
  farmerBenefits,
} from '../certification/tables.ts'
import { createStaff } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { demoCountyStaff, demoMerchantStaff, demoShoppers } from './accounts.ts'
import { type DemoCase, demoCases } from './certification-cases.ts'
import { counties } from './counties.ts'
import { merchants, products } from './index.ts'
import { demoPaperKey, demoPaperKinds } from './papers.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>
const dayMs = 86_400_000

/** The way to each state, event by event. */
const ways: Record<ApplicationState, readonly ApplicationEvent[]> = {
  draft: [],
  submitted: ['submit'],
  returned: ['submit', 'return'],
  accepted: ['submit', 'accept'],
  checked: ['submit', 'accept', 'check'],
  approved: ['submit', 'accept', 'check', 'approve'],
  noticed: ['submit', 'accept', 'check', 'approve', 'notice'],
  published: ['submit', 'accept', 'check', 'approve', 'notice', 'publish'],
  refused: ['submit', 'accept', 'check', 'refuse'],
  withdrawn: ['submit', 'withdraw'],
}
const opinions: Partial<Record<ApplicationEvent, string>> = {
  accept: '材料齐全，符合受理条件',
  return: '承诺达标合格证已过期，且收购协议缺少 3 户签字，请补正后重新提交',
  check: '已到基地与农户家中核查，种植面积、收购协议与发放凭证相符',
  approve: '两位审核人一致同意认定',
  refuse: '两位审核人一致认为带农机制证据不足，不符合认定条件',
  notice: '拟予认定，现予公示',
  publish: '公示期满无异议，予以发布',
  withdraw: '产能调整，暂缓申请',
}
const byMerchant: ApplicationEvent[] = ['submit', 'withdraw']

/** Cases in every state for two counties, a notice that runs now, re-checks that are due, what was suspended and revoked. */
export async function writeCertificationCases(tx: Db, context: Context): Promise<void> {
  const people = await peopleOf(tx, context)
  const files = await writePapers(tx, context, people.merchant[0] ?? '')
  for (const one of demoCases) await writeCase(tx, context, one, { ...people, files })
  await writeEnds(tx, context)
}

interface People {
  merchant: string[]
  fengjie: [string, string]
  chengkou: string
  shopper: string
}

async function peopleOf(tx: Db, context: Context): Promise<People> {
  const idOf = (phone: string) => createStaff(context, { phone, roles: [] }, tx)
  const merchant: string[] = []
  for (const phone of demoMerchantStaff) merchant.push(await idOf(phone))
  const county: string[] = []
  for (const { phone } of demoCountyStaff) county.push(await idOf(phone))
  const [first = '', second = '', chengkou = ''] = county
  return { merchant, fengjie: [first, second], chengkou, shopper: await idOf(demoShoppers[1]?.phone ?? '') }
}

async function writePapers(tx: Db, { clock }: Context, ownerId: string): Promise<Map<string, string>> {
  const rows = demoPaperKinds.map((kind) => ({
    id: newId(),
    ownerId,
    fileKey: demoPaperKey(kind),
    name: `${materialNames[kind].replace(/（.*/u, '')}.png`,
    contentType: 'image/png',
    createdAt: clock(),
    kind,
  }))
  await tx.insert(certificationFiles).values(rows.map(({ kind: _, ...row }) => row))
  return new Map(rows.map(({ kind, id }) => [kind, id]))
}

const materialsFor = {
  primary: ['licence', 'conformity', 'mechanism'],
  processed: ['licence', 'foodPermit', 'inspection', 'mechanism'],
  nonFood: ['licence', 'inspection', 'mechanism'],
} as const

async function writeCase(
  tx: Db,
  { clock, cipher }: Context,
  one: DemoCase,
  { files, ...people }: People & { files: Map<string, string> },
): Promise<void> {
  const now = clock()
  const today = dayInShanghai(now)
  const product = products.find(({ key }) => key === one.product)
  const [row] = await tx
    .select()
    .from(productTable)
    .where(eq(productTable.name, product?.name ?? ''))
  const merchant = merchants.find(({ key }) => key === product?.merchantKey)
  if (!product || !row || !merchant) throw new Error(`demo case of ${one.product} names what does not exist`)
  const id = newId()
  const at = (step: number) => new Date(now.getTime() - one.age * dayMs + step * dayMs)
  const previousId = one.endsIn === undefined ? null : await endSoon(tx, row.id, addDays(today, one.endsIn))
  const events = ways[one.state]
  const isDraft = one.state === 'draft'
  await tx.insert(certificationApplications).values({
    id,
    productId: row.id,
    merchantId: row.merchantId,
    countyCode: product.countyCode,
    kind: previousId ? 'renewal' : 'new',
    previousId,
    state: one.state,
    goodsKind: one.goodsKind,
    origin: product.origin,
    priceFen: product.skus[0]?.priceFen ?? 0,
    marketPriceFen: Math.round((product.skus[0]?.priceFen ?? 0) * 1.12),
    yearlySupplyFen: isDraft ? 0 : 120_000_000,
    supplyNote: one.supply,
    mechanism: one.mechanism,
    households: one.households,
    materials: isDraft
      ? []
      : materialsFor[one.goodsKind].map((kind) => ({
          kind,
          fileId: files.get(kind) ?? '',
          number: kind === 'licence' ? '915002360000000000' : '',
          validTo: kind === 'mechanism' ? null : addDays(today, 400),
        })),
    productName: product.name,
    merchantName: merchant.name,
    county: product.county,
    imageUrl: `/files/${row.imageHashes[0]}-375.webp`,
    createdAt: at(0),
    submittedAt: isDraft ? null : at(0),
    changedAt: at(Math.max(0, events.length - 1)),
  })
  await tx.insert(farmerBenefits).values(
    one.benefits.map(([way, households, yuanPerHouseholdYear], position) => ({
      applicationId: id,
      position,
      way,
      households,
      yuanPerHouseholdYear,
    })),
  )
  const isFengjie = product.countyCode === counties.fengjie.code
  const [first, second] = isFengjie ? people.fengjie : [people.chengkou, people.fengjie[1]]
  await writeSteps(tx, { id, one, at, county: first, merchant: people.merchant[0] ?? '' })
  await writeReviews(tx, { id, state: one.state, at, reviewers: [first, second] })
  if (one.state !== 'noticed' && one.state !== 'published') return
  await writeNotice(tx, {
    cipher,
    one,
    id,
    row,
    at,
    today,
    product,
    merchantName: merchant.name,
    shopper: people.shopper,
    county: first,
  })
}

async function endSoon(tx: Db, productId: string, validTo: string): Promise<string> {
  const publishedOn = addDays(addYears(validTo, -3), 1)
  const [certificate] = await tx
    .update(certifications)
    .set({ publishedOn, validTo, nextRecheckOn: null })
    .where(and(eq(certifications.productId, productId), eq(certifications.state, 'published')))
    .returning({ id: certifications.id, no: certifications.certificateNo })
  if (!certificate) throw new Error('a renewal without a certificate')
  const certificateNo = certificate.no.replace(/〔\d+〕/u, `〔${publishedOn.slice(0, 4)}〕`)
  await tx.update(certifications).set({ certificateNo }).where(eq(certifications.id, certificate.id))
  return certificate.id
}

async function writeSteps(
  tx: Db,
  {
    id,
    one,
    at,
    county,
    merchant,
  }: { id: string; one: DemoCase; at: (step: number) => Date; county: string; merchant: string },
): Promise<void> {
  const step = { applicationId: id, attachments: [] }
  await tx.insert(certificationSteps).values([
    {
      ...step,
      id: newId(),
      at: at(0),
      event: 'create',
      actedAs: 'merchant' as const,
      actorId: merchant,
      actorName: '商家',
      opinion: one.endsIn === undefined ? '' : '续期申请',
    },
  ])
  for (const [index, event] of ways[one.state].entries()) {
    const isMerchant = byMerchant.includes(event)
    await tx.insert(certificationSteps).values({
      ...step,
      id: newId(),
      at: at(index),
      event,
      actedAs: isMerchant ? 'merchant' : 'county',
      actorId: isMerchant ? merchant : county,
      actorName: isMerchant ? '商家' : '区县经办',
      opinion: opinions[event] ?? '',
    })
  }
}

async function writeReviews(
  tx: Db,
  {
    id,
    state,
    at,
    reviewers,
  }: { id: string; state: ApplicationState; at: (step: number) => Date; reviewers: [string, string] },
): Promise<void> {
  const verdict = state === 'refused' ? 'refuse' : 'approve'
  const seats = { checked: 1, approved: 2, noticed: 2, published: 2, refused: 2 } as Partial<
    Record<ApplicationState, number>
  >
  for (const [index, reviewerId] of reviewers.slice(0, seats[state] ?? 0).entries()) {
    await tx.insert(certificationReviews).values({
      id: newId(),
      applicationId: id,
      round: 1,
      seat: index + 1,
      reviewerId,
      reviewerName: index === 0 ? '奉节认定老李' : '奉节认定小吴',
      verdict,
      at: at(3),
    })
  }
}

interface NoticeFacts {
  cipher: Context['cipher']
  one: DemoCase
  id: string
  row: typeof productTable.$inferSelect
  at: (step: number) => Date
  today: string
  product: (typeof products)[number]
  merchantName: string
  shopper: string
  county: string
}

async function writeNotice(tx: Db, facts: NoticeFacts): Promise<void> {
  const { one, id, row, today, product, merchantName } = facts
  const benefits = one.benefits.map(([way, households, yuanPerHouseholdYear]) => ({
    way,
    households,
    yuanPerHouseholdYear,
  }))
  // The one that runs began the day before yesterday, whenever the demo is filled.
  const startsOn = one.state === 'noticed' ? addDays(today, -2) : addDays(today, -one.age)
  const noticeId = newId()
  await tx.insert(certificationNotices).values({
    id: noticeId,
    applicationId: id,
    countyCode: product.countyCode,
    startsOn,
    endsOn: addWorkingDays(startsOn, policy.certificationNotice.value),
    outcome: one.state === 'published' ? 'published' : null,
    shown: {
      productId: row.id,
      productName: product.name,
      imageUrl: `/files/${row.imageHashes[0]}-375.webp`,
      merchantName,
      county: product.county,
      goodsKind: one.goodsKind,
      origin: product.origin,
      priceFen: product.skus[0]?.priceFen ?? 0,
      yearlySupplyFen: 120_000_000,
      mechanism: one.mechanism,
      households: one.households,
      yuanPerHouseholdYear: yuanPerHousehold(benefits, one.households),
      benefits,
      materials: [...materialsFor[one.goodsKind]],
    },
  })
  if (one.state === 'noticed') await writeObjection(tx, noticeId, facts)
  else {
    await tx
      .update(certifications)
      .set({ applicationId: id, benefitWays: [...new Set(benefits.map(({ way }) => way))] })
      .where(and(eq(certifications.productId, row.id), eq(certifications.state, 'published')))
  }
}

const writeObjection = (tx: Db, noticeId: string, { cipher, shopper, at }: NoticeFacts) =>
  tx.insert(certificationObjections).values({
    id: newId(),
    noticeId,
    userId: shopper,
    reason: '我是安坪镇的果农，听说今年收购价比协议低了两毛，请核实保底价是否兑现。',
    evidence: [],
    nameEncrypted: cipher.encrypt('杨建国'),
    phoneEncrypted: cipher.encrypt(demoShoppers[1]?.phone ?? ''),
    createdAt: at(5),
  })

/** A certificate whose first anniversary, and with it its re-check, is near. */
async function recheckSoon(tx: Db, key: string, today: string): Promise<void> {
  const name = products.find((product) => product.key === key)?.name ?? ''
  const [product] = await tx.select().from(productTable).where(eq(productTable.name, name))
  const publishedOn = addDays(addYears(today, -1), 24)
  const own = and(eq(certifications.productId, product?.id ?? ''), eq(certifications.state, 'published'))
  const [row] = await tx.select({ no: certifications.certificateNo }).from(certifications).where(own)
  await tx
    .update(certifications)
    .set({
      publishedOn,
      validTo: addDays(addYears(publishedOn, 3), -1),
      certificateNo: (row?.no ?? '').replace(/〔\d+〕/u, `〔${publishedOn.slice(0, 4)}〕`),
    })
    .where(own)
}

/** Re-checks on their days, and why certificates are in force no more. */
async function writeEnds(tx: Db, { clock }: Context): Promise<void> {
  const now = clock()
  const today = dayInShanghai(now)
  for (const key of ['fengjie-yanzi-chicken', 'chengkou-honey']) await recheckSoon(tx, key, today)
  const rows = await tx.select().from(certifications)
  for (const row of rows) {
    const nextRecheckOn = nextRecheck(row.publishedOn, row.validTo, addDays(today, -20))
    if (row.state === 'published') {
      await tx.update(certifications).set({ nextRecheckOn }).where(eq(certifications.id, row.id))
    } else if (row.state === 'revoked') {
      await tx
        .update(certifications)
        .set({
          reason: '抽检发现以外地原料冒充本地产品，且整改后仍未改正',
          changedAt: new Date(now.getTime() - 20 * dayMs),
        })
        .where(eq(certifications.id, row.id))
    }
  }
  const tea = products.find(({ key }) => key === 'chengkou-jiming-tea')
  const [product] = await tx
    .select()
    .from(productTable)
    .where(eq(productTable.name, tea?.name ?? ''))
  if (!product) return
  await tx
    .update(certifications)
    .set({
      state: 'suspended',
      reason: '年度复核发现务工台账缺失，限期整改',
      changedAt: new Date(now.getTime() - 6 * dayMs),
    })
    .where(and(eq(certifications.productId, product.id), eq(certifications.state, 'published')))
}
