import { z } from 'zod'
import { bulletinStates, bulletinTextMax } from '../states/bulletin.ts'
import { salesChannels } from '../statistics/channels.ts'
import { periodKinds, periodsInYear } from '../statistics/periods.ts'
import { Id, Instant, line } from './endpoint.ts'

/** Sums of a county's or the city's year pass what one order may come to. */
const yearFenMax = 100_000_000_000_000
/** Net of refunds: more may be given back in some days than was sold in them. */
const NetFen = z.int().min(-yearFenMax).max(yearFenMax)
const Count = z.int().min(0)
const CountyCode = z.string().regex(/^\d{6}$/)
const Day = z.iso.date()

/** What some days sold, beside the same days of last year. */
const Compared = {
  /** Certified goods paid for, after discounts, without freight. */
  soldFen: NetFen,
  /** Given back in these days, whenever it was bought. */
  refundedFen: NetFen,
  netFen: NetFen,
  /** Units sold less those given back. */
  units: z.int(),
  /** Orders paid for; one is counted once, where its first certified line is. */
  orders: Count,
  lastNetFen: NetFen,
}
const ComparedSums = z.strictObject(Compared)
export type ComparedSums = z.infer<typeof ComparedSums>

/** From the first of January on, beside last year's and the year's target. */
const YearSums = { yearNetFen: NetFen, yearLastNetFen: NetFen, targetFen: NetFen.nullable() }

const CountySales = z.strictObject({
  countyCode: CountyCode,
  county: z.string(),
  ...Compared,
  ...YearSums,
})
export type CountySales = z.infer<typeof CountySales>

const TownshipSales = z.strictObject({
  township: z.string(),
  countyCode: CountyCode,
  county: z.string(),
  ...Compared,
})

/** Sales of certified goods in some days: what the desk shows, and what a bulletin keeps. */
export const SalesOverview = z.strictObject({
  from: Day,
  to: Day,
  lastFrom: Day,
  lastTo: Day,
  /** Until when orders are in it; null before the first reckoning. */
  builtAt: Instant.nullable(),
  total: ComparedSums,
  year: z.strictObject({ year: z.int(), ...YearSums }),
  /** From January to the month of the last day. */
  months: z.array(z.strictObject({ month: z.int().min(1).max(12), netFen: NetFen, lastNetFen: NetFen })),
  /** By how much of their target they reached, then by what they sold. */
  counties: z.array(CountySales),
  channels: z.array(z.strictObject({ channel: z.enum(salesChannels), ...Compared })),
  /** Branches, the most first. */
  categories: z.array(z.strictObject({ categoryKey: z.string(), name: z.string(), ...Compared })),
  /** 原 18 个深度贫困乡镇, those of one's own counties. */
  townships: z.array(TownshipSales),
})
export type SalesOverview = z.infer<typeof SalesOverview>

export const ProductSales = z.strictObject({
  productId: Id,
  name: z.string(),
  merchantName: z.string(),
  ...Compared,
})
export type ProductSales = z.infer<typeof ProductSales>

/** One line as the desk sees it: what was sold, nothing of who bought it. */
export const SoldLine = z.strictObject({
  id: Id,
  paidAt: Instant,
  /** With its middle left out. */
  orderNoMasked: z.string(),
  merchantName: z.string(),
  skuName: z.string(),
  certificateNo: z.string(),
  channel: z.enum(salesChannels),
  quantity: Count,
  soldFen: NetFen,
  /** Of it given back until today. */
  refundedQuantity: Count,
  refundedFen: NetFen,
})
export type SoldLine = z.infer<typeof SoldLine>

const TargetVersion = z.strictObject({
  version: z.int().min(1),
  amountFen: NetFen.nullable(),
  reason: z.string(),
  setBy: z.string(),
  setAt: Instant,
})
export const RegionTarget = z.strictObject({
  /** Null: the whole city's. */
  countyCode: CountyCode.nullable(),
  name: z.string(),
  targetFen: NetFen.nullable(),
  /** 0: never set. */
  version: Count,
  /** The newest first. */
  versions: z.array(TargetVersion),
})
export type RegionTarget = z.infer<typeof RegionTarget>

export const TargetInput = z.strictObject({
  year: z.int().min(2021, { error: '年度应在 2021 年以后' }).max(2099),
  countyCode: CountyCode.nullable(),
  /** Null takes the target away. */
  amountFen: z
    .int({ error: '金额必须精确到分' })
    .min(1, { error: '目标必须大于 0' })
    .max(yearFenMax, { error: '金额过大' })
    .nullable(),
  /** The version that was seen; another one refuses. */
  version: Count,
  reason: line().min(2, { error: '请填写依据或原因' }).max(100, { error: '依据最多 100 个字' }),
})
export type TargetInput = z.infer<typeof TargetInput>

export const PeriodInput = z
  .strictObject({
    kind: z.enum(periodKinds),
    year: z.int().min(2021).max(2099),
    number: z.int().min(1).max(12),
  })
  .refine(({ kind, number }) => number <= periodsInYear(kind), {
    error: '一年没有这么多期',
    path: ['number'],
  })

export const BulletinInput = z.strictObject({
  title: line().min(4, { error: '标题至少 4 个字' }).max(60, { error: '标题最多 60 个字' }),
  text: z
    .string()
    .trim()
    .min(10, { error: '正文至少 10 个字' })
    .max(bulletinTextMax, { error: `正文最多 ${bulletinTextMax} 个字` }),
  /** The edition that was seen. */
  edition: z.int().min(1),
})
export type BulletinInput = z.infer<typeof BulletinInput>

const BulletinHead = {
  id: Id,
  kind: z.enum(periodKinds),
  year: z.int(),
  number: z.int(),
  state: z.enum(bulletinStates),
  title: z.string(),
  /** 渝消帮通〔2026〕3号; null while it is a draft. */
  documentNo: z.string().nullable(),
  publishedAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
}
export const BulletinRow = z.strictObject(BulletinHead)
export type BulletinRow = z.infer<typeof BulletinRow>

export const Bulletin = z.strictObject({
  ...BulletinHead,
  text: z.string(),
  edition: z.int(),
  figures: SalesOverview,
  draftedAt: Instant,
  withdrawnReason: z.string().nullable(),
  supersededById: Id.nullable(),
})
export type Bulletin = z.infer<typeof Bulletin>
