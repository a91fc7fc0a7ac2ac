import { z } from 'zod'
import { countyOfTownship, venueCollections } from '../venues/collections.ts'
import { isVenuePoint } from '../venues/place.ts'
import { ProductCard } from './catalog.ts'
import { endpoint, Id, IdParams, Instant, line, Paging } from './endpoint.ts'

/** 三专: a hall (专馆) and a counter (专柜) have a place, a zone (专区) is a collection online. */
export const venueKinds = ['hall', 'counter', 'zone'] as const
export const VenueKind = z.enum(venueKinds)
export type VenueKind = z.infer<typeof VenueKind>

export const venueStates = ['open', 'closed'] as const

/** So many products at most are sold in one venue. */
export const venueProductsMax = 500

const CountyCode = z.string().regex(/^\d{6}$/)
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: '时间如 09:00' })

/** Open on these days of the week, 1 is Monday. */
const Span = z
  .strictObject({
    days: z
      .array(z.int().min(1).max(7))
      .min(1, { error: '请选择星期' })
      .max(7)
      .refine((days) => new Set(days).size === days.length, { error: '星期重复了' }),
    from: Time,
    to: z.union([Time, z.literal('24:00')]),
  })
  .refine(({ from, to }) => from < to, { error: '结束时间应晚于开始时间', path: ['to'] })

/** GCJ-02. */
const PointInput = z
  .strictObject({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) })
  .refine(isVenuePoint, { error: '位置不在重庆（或山东）范围内，请核对经纬度是否写反' })

/** What a zone sells by itself: certified products of these counties, of this category, or of both. */
const Follow = z
  .strictObject({ countyCodes: z.array(CountyCode).max(10), categoryKey: z.string().max(40).nullable() })
  .refine(({ countyCodes, categoryKey }) => countyCodes.length > 0 || categoryKey !== null, {
    error: '请选择区县或类目',
  })

const Described = {
  kind: VenueKind,
  name: line().min(2, { error: '请填写名称' }).max(30, { error: '名称最多 30 个字' }),
  /** 一中心多馆: the one centre hall. */
  isCentre: z.boolean(),
  /** GB/T 2260 of the district or county it belongs to; null for the whole city's. */
  countyCode: CountyCode.nullable(),
  /** What a zone collects; null for a place. */
  collection: z.enum(venueCollections).nullable(),
  /** One of the 18, of a zone for it. */
  township: z.string().max(10).nullable(),
  follow: Follow.nullable(),
  /** Empty for a zone. */
  address: line().max(100, { error: '地址最多 100 个字' }),
  point: PointInput.nullable(),
  /** As people read it: `每日 9:00–20:00`; empty for a zone. */
  openingHours: line().max(60, { error: '开放时间最多 60 个字' }),
  /** The same as a table, to tell whether it is open now; empty when it is not known. */
  hours: z.array(Span).max(7, { error: '最多 7 段开放时间' }),
  phone: z
    .string()
    .trim()
    .regex(/^$|^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})$/, {
      error: '请填写手机、座机或 400 号码',
    }),
  /** Of a counter that is a machine. */
  machineNo: line().max(30, { error: '设备编号最多 30 个字' }),
  /** Addresses as their upload answered, or as they are; the first is the cover. */
  pictures: z.array(z.string().max(100)).max(6, { error: '最多 6 张图片' }),
  intro: z.string().trim().max(500, { error: '介绍最多 500 个字' }),
}

type Issue = { path: string; message: string }

/** What belongs to one kind alone, and what it can't be without. */
function* issuesOf(venue: z.infer<z.ZodObject<typeof Described>>): Generator<Issue> {
  const isZone = venue.kind === 'zone'
  if (!isZone && venue.address === '') yield { path: 'address', message: '请填写地址' }
  if (!isZone && venue.openingHours === '') yield { path: 'openingHours', message: '请填写开放时间' }
  if (isZone && venue.collection === null) yield { path: 'collection', message: '请选择专区类型' }
  if (isZone && venue.point !== null) yield { path: 'point', message: '线上专区没有位置' }
  if (isZone && venue.hours.length > 0) yield { path: 'hours', message: '线上专区没有开放时间' }
  if (!isZone && venue.collection !== null) yield { path: 'collection', message: '只有专区有类型' }
  if (!isZone && venue.follow !== null) yield { path: 'follow', message: '只有专区可以按规则选品' }
  if (venue.kind !== 'counter' && venue.machineNo !== '')
    yield { path: 'machineNo', message: '只有专柜有设备编号' }
  if (venue.isCentre && (venue.kind !== 'hall' || venue.countyCode !== null))
    yield { path: 'isCentre', message: '中心馆是全市的专馆' }
  if ((venue.collection === 'township') !== (venue.township !== null))
    yield { path: 'township', message: '请选择乡镇' }
  if (venue.township !== null && countyOfTownship(venue.township) !== venue.countyCode)
    yield { path: 'township', message: '乡镇与区县不符' }
  if (venue.collection === 'county' && venue.countyCode === null)
    yield { path: 'countyCode', message: '请选择区县' }
}

export const VenueInput = z.strictObject(Described).superRefine((venue, context) => {
  for (const { path, message } of issuesOf(venue)) context.addIssue({ code: 'custom', path: [path], message })
})
export type VenueInput = z.infer<typeof VenueInput>

const Point = z.strictObject({ lat: z.number(), lng: z.number() })

export const Venue = z.strictObject({
  id: Id,
  kind: VenueKind,
  name: z.string(),
  isCentre: z.boolean(),
  countyCode: z.string().nullable(),
  /** Null for the whole city's. */
  county: z.string().nullable(),
  collection: z.enum(venueCollections).nullable(),
  township: z.string().nullable(),
  follow: z.strictObject({ countyCodes: z.array(z.string()), categoryKey: z.string().nullable() }).nullable(),
  address: z.string(),
  point: Point.nullable(),
  openingHours: z.string(),
  hours: z.array(z.strictObject({ days: z.array(z.int()), from: z.string(), to: z.string() })),
  phone: z.string(),
  machineNo: z.string(),
  pictures: z.array(z.string()),
  intro: z.string(),
  state: z.enum(venueStates),
  /** Why it is closed. */
  reason: z.string().nullable(),
})
export type Venue = z.infer<typeof Venue>

/** With some of what it sells. */
export const VenueCard = z.strictObject({
  ...Venue.shape,
  /** On sale in it. */
  productCount: z.int().min(0),
  products: z.array(ProductCard),
})
export type VenueCard = z.infer<typeof VenueCard>

/** As the operator sees it, with everything that is assigned to it. */
export const ManagedVenue = z.strictObject({
  ...Venue.shape,
  /** In its QR code, for nobody to read elsewhere: whoever scans it buys in this venue. */
  code: z.string(),
  products: z.array(z.strictObject({ id: Id, name: z.string() })),
  createdAt: Instant,
})
export type ManagedVenue = z.infer<typeof ManagedVenue>

/** A hall or counter as a list by distance needs it: all of them at once, so that no phone has to say where it is. */
export const VenuePlace = Venue.pick({
  id: true,
  kind: true,
  name: true,
  isCentre: true,
  county: true,
  address: true,
  point: true,
  openingHours: true,
  hours: true,
  pictures: true,
})
export type VenuePlace = z.infer<typeof VenuePlace>

const Cursor = { cursor: Id.optional(), pageSize: Paging.pageSize }
const Reason = z.strictObject({
  reason: line().min(2, { error: '请填写原因' }).max(100, { error: '原因最多 100 个字' }),
})

const written = [
  'venue_name_taken',
  'region_unknown',
  'centre_hall_taken',
  'machine_no_taken',
  'picture_unknown',
  'category_unknown',
] as const

export const venuesContract = {
  'GET /api/venues': endpoint({
    summary: '营业中的专馆、专柜、专区',
    status: 200,
    query: z.strictObject({
      kind: VenueKind.optional(),
      collection: z.enum(venueCollections).optional(),
      /** A part of the name. */
      q: z.string().trim().max(30).optional(),
      ...Cursor,
      /** Each card asks for what its venue sells. */
      pageSize: z.coerce.number<number>().int().min(1).max(20).optional(),
    }),
    answer: z.strictObject({ items: z.array(VenueCard), nextCursor: Id.optional() }),
  }),
  'GET /api/venues/places': endpoint({
    summary: '所有营业中的专馆与专柜及其位置；由手机自己按距离排序，位置不上传',
    status: 200,
    answer: z.strictObject({ items: z.array(VenuePlace) }),
  }),
  'POST /api/venues/scans': endpoint({
    summary: '扫场馆码：答以限时凭证，随订单提交则订单计入该场馆',
    status: 200,
    body: z.strictObject({ code: z.string().regex(/^[0-9a-f]{10}$/, { error: '场馆码不正确' }) }),
    answer: z.strictObject({
      venue: z.strictObject({ id: Id, name: z.string() }),
      token: z.string(),
      expiresAt: Instant,
    }),
    problems: ['venue_not_found', 'venue_closed'],
  }),
  'GET /api/venues/{id}': endpoint({
    summary: '场馆详情；其商品见 GET /api/products?venue=',
    status: 200,
    params: IdParams,
    answer: Venue,
    problems: ['venue_not_found'],
  }),
  'GET /api/operations/venues': endpoint({
    summary: '场馆管理列表',
    status: 200,
    query: z.strictObject({ state: z.enum(venueStates).optional(), ...Cursor }),
    answer: z.strictObject({
      items: z.array(z.strictObject({ ...Venue.shape, assigned: z.int().min(0) })),
      nextCursor: Id.optional(),
    }),
  }),
  'POST /api/operations/venues': endpoint({
    summary: '新建场馆',
    status: 201,
    body: VenueInput,
    answer: ManagedVenue,
    idempotent: true,
    problems: [...written],
  }),
  'GET /api/operations/venues/{id}': endpoint({
    summary: '场馆与它的商品',
    status: 200,
    params: IdParams,
    answer: ManagedVenue,
    problems: ['venue_not_found'],
  }),
  'PUT /api/operations/venues/{id}': endpoint({
    summary: '修改场馆',
    status: 200,
    params: IdParams,
    body: VenueInput,
    answer: ManagedVenue,
    problems: ['venue_not_found', ...written, 'counter_not_empty'],
  }),
  'PUT /api/operations/venues/{id}/products': endpoint({
    summary: '设定场馆销售的商品',
    status: 200,
    params: IdParams,
    body: z.strictObject({
      productIds: z.array(Id).max(venueProductsMax, { error: `最多 ${venueProductsMax} 款商品` }),
    }),
    answer: ManagedVenue,
    problems: ['venue_not_found', 'product_not_found', 'venue_follows_rule'],
  }),
  'POST /api/operations/venues/{id}/close': endpoint({
    summary: '停业：不再对外展示，以它为条件的活动和额度不再适用',
    status: 200,
    params: IdParams,
    body: Reason,
    answer: ManagedVenue,
    problems: ['venue_not_found', 'venue_state_conflict'],
  }),
  'POST /api/operations/venues/{id}/open': endpoint({
    summary: '恢复营业',
    status: 200,
    params: IdParams,
    answer: ManagedVenue,
    problems: ['venue_not_found', 'venue_state_conflict'],
  }),
}
