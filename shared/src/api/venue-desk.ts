import { z } from 'zod'
import { endpoint, Fen, Id, IdParams, Instant, line, listOf, Paging } from './endpoint.ts'
import { VenueKind } from './venues.ts'

/** So many SKUs at most lie in one counter. */
export const counterSkusMax = 300
const unitsMax = 10_000
const periodDaysMax = 92

const Units = z.int({ error: '数量必须是整数' }).min(0, { error: '数量不能小于 0' }).max(unitsMax)
const Words = line().min(2, { error: '请填写原因' }).max(100, { error: '原因最多 100 个字' })

/** What lies in a counter: its own count, beside the stock of the shop. */
const CounterGoods = {
  skuId: Id,
  productId: Id,
  name: z.string(),
  skuName: z.string(),
  imageUrl: z.string(),
  units: z.int().min(0),
}
export const CounterItem = z.strictObject({ ...CounterGoods, priceFen: Fen })
export type CounterItem = z.infer<typeof CounterItem>

export const ManagedCounterItem = z.strictObject({
  ...CounterGoods,
  /** At so many or fewer it is to be filled. */
  lowAt: z.int().min(0),
  changedAt: Instant,
})
export type ManagedCounterItem = z.infer<typeof ManagedCounterItem>

/** `restock` fills, `remove` takes out (sold at the machine, spoiled), `count` writes what was counted. */
export const counterActs = ['restock', 'remove', 'count'] as const
export type CounterAct = (typeof counterActs)[number]

export const CounterStockInput = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('restock'),
    units: Units.min(1, { error: '至少补 1 件' }),
    reason: Words,
    lowAt: Units.optional(),
  }),
  z.strictObject({
    act: z.literal('remove'),
    units: Units.min(1, { error: '至少取出 1 件' }),
    reason: Words,
  }),
  z.strictObject({
    act: z.literal('count'),
    units: Units,
    /** What the screen said before: when somebody changed it since, the count is refused. */
    seen: Units,
    reason: Words,
    lowAt: Units.optional(),
  }),
])
export type CounterStockInput = z.infer<typeof CounterStockInput>

export const CounterEntry = z.strictObject({
  id: Id,
  at: Instant,
  act: z.enum(counterActs),
  name: z.string(),
  skuName: z.string(),
  change: z.int(),
  after: z.int().min(0),
  reason: z.string(),
})
export type CounterEntry = z.infer<typeof CounterEntry>

const Period = {
  from: z.iso.date(),
  to: z.iso.date(),
  venue: Id.optional(),
  kind: VenueKind.optional(),
}
const dayMs = 86_400_000
const isPeriod = ({ from, to }: { from: string; to: string }) =>
  from <= to && Date.parse(to) - Date.parse(from) < periodDaysMax * dayMs
const periodError = { error: `开始不晚于结束，最多 ${periodDaysMax} 天`, path: ['to'] }

/** Orders placed after a scan in the venue and paid, whatever became of them since. */
const SoldSums = {
  orders: z.int().min(0),
  units: z.int().min(0),
  amountFen: Fen,
  /** Of it, given back so far. */
  refundedFen: Fen,
}
export const VenueSales = z.strictObject({
  total: z.strictObject(SoldSums),
  venues: z.array(
    z.strictObject({
      venueId: Id,
      name: z.string(),
      kind: VenueKind,
      county: z.string().nullable(),
      ...SoldSums,
    }),
  ),
  days: z.array(z.strictObject({ day: z.iso.date(), ...SoldSums })),
})
export type VenueSales = z.infer<typeof VenueSales>

const Link = z.strictObject({ downloadUrl: z.string() })
const CounterParams = z.strictObject({ id: Id, skuId: Id })

/** 专柜库存、场馆成交与海报。 */
export const venueDeskContract = {
  'GET /api/venues/{id}/stock': endpoint({
    summary: '本柜现有：专柜里摆着的商品',
    status: 200,
    params: IdParams,
    answer: z.strictObject({ items: z.array(CounterItem) }),
    problems: ['venue_not_found'],
  }),
  'GET /api/operations/venues/{id}/stock': endpoint({
    summary: '专柜库存',
    status: 200,
    params: IdParams,
    answer: z.strictObject({ items: z.array(ManagedCounterItem) }),
    problems: ['venue_not_found'],
  }),
  'POST /api/operations/venues/{id}/stock/{skuId}': endpoint({
    summary: '补货、取出或盘点专柜里的一个规格，写明原因',
    status: 200,
    params: CounterParams,
    body: CounterStockInput,
    answer: z.strictObject({ items: z.array(ManagedCounterItem) }),
    idempotent: true,
    problems: [
      'venue_not_found',
      'not_a_counter',
      'sku_not_found',
      'sku_not_in_venue',
      'counter_stock_short',
      'counter_stock_changed',
      'counter_full',
    ],
  }),
  'GET /api/operations/venues/{id}/stock-entries': endpoint({
    summary: '专柜库存的变动记录，最新在前',
    status: 200,
    params: IdParams,
    query: z.strictObject({ cursor: Id.optional(), pageSize: Paging.pageSize }),
    answer: listOf(CounterEntry),
    problems: ['venue_not_found'],
  }),
  'GET /api/operations/low-counter-stock': endpoint({
    summary: '待补货：各专柜到了补货线的商品',
    status: 200,
    query: z.strictObject({ pageSize: Paging.pageSize }),
    answer: z.strictObject({
      items: z.array(z.strictObject({ venueId: Id, venue: z.string(), ...ManagedCounterItem.shape })),
      total: z.int().min(0),
    }),
  }),
  'GET /api/operations/venue-sales': endpoint({
    summary: '场馆成交：扫码后下的订单，按场馆与按日合计',
    status: 200,
    query: z.strictObject(Period).refine(isPeriod, periodError),
    answer: VenueSales,
  }),
  'POST /api/operations/venue-sales/files': endpoint({
    summary: '导出场馆成交（XLSX），答以十分钟内有效的下载地址',
    status: 201,
    body: z.strictObject(Period).refine(isPeriod, periodError),
    answer: Link,
  }),
  'POST /api/operations/venues/{id}/poster': endpoint({
    summary: '场馆码海报（PDF），答以十分钟内有效的下载地址',
    status: 201,
    params: IdParams,
    answer: Link,
    problems: ['venue_not_found'],
  }),
}
