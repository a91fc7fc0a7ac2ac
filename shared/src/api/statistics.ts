import { z } from 'zod'
import { endpoint, Id, IdParams, line, listOf, Pages, Paging } from './endpoint.ts'
import {
  Bulletin,
  BulletinInput,
  BulletinRow,
  PeriodInput,
  ProductSales,
  RegionTarget,
  SalesOverview,
  SoldLine,
  TargetInput,
} from './statistics-views.ts'

const CountyCode = z.string().regex(/^\d{6}$/)
const Days = { from: z.iso.date(), to: z.iso.date() }
const isSpan = ({ from, to }: { from: string; to: string }) =>
  from <= to && from.slice(0, 4) === to.slice(0, 4)
const spanError = { error: '开始不晚于结束，且在同一年内', path: ['to'] }
/** Without a county all that one may see. */
const Scope = { ...Days, county: CountyCode.optional() }
const Year = z.coerce.number<number>().int().min(2021).max(2099)

/** 消费帮扶数据统计：年度指导性计划、进展、通报 (渝府办发〔2021〕88号九（四）). */
export const statisticsContract = {
  'GET /api/statistics/overview': endpoint({
    summary: '认定产品销售统计：合计、月度、区县、渠道、品类与 18 个乡镇，对比上年同期',
    status: 200,
    query: z.strictObject(Scope).refine(isSpan, spanError),
    answer: SalesOverview,
    problems: ['county_unknown'],
  }),
  'GET /api/statistics/overview-file': endpoint({
    summary: '导出统计表（XLSX 各表，CSV 区县表），答以十分钟内有效的下载地址',
    status: 200,
    query: z.strictObject({ ...Scope, format: z.enum(['csv', 'xlsx']) }).refine(isSpan, spanError),
    answer: z.strictObject({ url: z.string() }),
    problems: ['county_unknown'],
  }),
  'GET /api/statistics/products': endpoint({
    summary: '一个区县各商品的销售，多的在前',
    status: 200,
    query: z.strictObject({ ...Days, county: CountyCode, ...Pages }).refine(isSpan, spanError),
    answer: listOf(ProductSales),
    problems: ['county_unknown'],
  }),
  'GET /api/statistics/products/{id}/lines': endpoint({
    summary: '一件商品的订单明细（不含买家信息），新的在前',
    status: 200,
    params: IdParams,
    query: z
      .strictObject({ ...Days, county: CountyCode, cursor: Id.optional(), pageSize: Paging.pageSize })
      .refine(isSpan, spanError),
    answer: z.strictObject({
      product: z.strictObject({ id: Id, name: z.string() }),
      items: z.array(SoldLine),
      nextCursor: Id.optional(),
    }),
    problems: ['county_unknown', 'product_not_found'],
  }),
  'POST /api/statistics/rebuilds': endpoint({
    summary: '从订单与退款重新核算一段日子的统计，在后台进行',
    status: 204,
    body: z.strictObject(Days).refine(isSpan, spanError),
  }),
  'GET /api/statistics/targets': endpoint({
    summary: '年度销售目标：全市与各区县，含历次改动',
    status: 200,
    query: z.strictObject({ year: Year }),
    answer: z.strictObject({ year: z.int(), items: z.array(RegionTarget) }),
  }),
  'PUT /api/statistics/targets': endpoint({
    summary: '设定或撤销一个年度销售目标，写明依据；每次改动为新的一版',
    status: 200,
    body: TargetInput,
    answer: RegionTarget,
    problems: ['county_unknown', 'sales_target_changed'],
  }),
  'GET /api/statistics/bulletins': endpoint({
    summary: '通报，新的在前；区县看不到草稿',
    status: 200,
    query: z.strictObject({ cursor: Id.optional(), pageSize: Paging.pageSize }),
    answer: z.strictObject({ items: z.array(BulletinRow), nextCursor: Id.optional() }),
  }),
  'POST /api/statistics/bulletins': endpoint({
    summary: '起草一个期间的通报：数据就此固定，正文可改',
    status: 201,
    body: PeriodInput,
    answer: Bulletin,
    idempotent: true,
    problems: ['bulletin_period_not_over', 'bulletin_drafted'],
  }),
  'GET /api/statistics/bulletins/{id}': endpoint({
    summary: '一份通报',
    status: 200,
    params: IdParams,
    answer: Bulletin,
    problems: ['bulletin_not_found'],
  }),
  'PUT /api/statistics/bulletins/{id}': endpoint({
    summary: '修改草稿的标题与正文',
    status: 200,
    params: IdParams,
    body: BulletinInput,
    answer: Bulletin,
    problems: ['bulletin_not_found', 'bulletin_state_conflict', 'bulletin_text_changed'],
  }),
  'DELETE /api/statistics/bulletins/{id}': endpoint({
    summary: '删除草稿',
    status: 204,
    params: IdParams,
    problems: ['bulletin_state_conflict'],
  }),
  'POST /api/statistics/bulletins/{id}/publish': endpoint({
    summary: '发布：编号、通知各区县，此后不可更改；同一期间先前的通报就此撤回',
    status: 200,
    params: IdParams,
    body: z.strictObject({ edition: z.int().min(1) }),
    answer: Bulletin,
    problems: ['bulletin_not_found', 'bulletin_state_conflict', 'bulletin_text_changed'],
  }),
  'POST /api/statistics/bulletins/{id}/withdraw': endpoint({
    summary: '撤回已发布的通报，写明原因并通知各区县',
    status: 200,
    params: IdParams,
    body: z.strictObject({
      reason: line().min(2, { error: '请填写原因' }).max(100, { error: '原因最多 100 个字' }),
    }),
    answer: Bulletin,
    problems: ['bulletin_not_found', 'bulletin_state_conflict'],
  }),
  'GET /api/statistics/bulletins/{id}/file': endpoint({
    summary: '通报的 PDF，答以十分钟内有效的下载地址',
    status: 200,
    params: IdParams,
    answer: z.strictObject({ url: z.string() }),
    problems: ['bulletin_not_found'],
  }),
}
