import { z } from 'zod'
import { ProductCard } from './catalog.ts'
import { endpoint, Id, IdParams, Instant, line, Paging } from './endpoint.ts'

/** 三专: a hall (专馆) and a counter (专柜) have a place, a zone (专区) is a collection online. */
export const venueKinds = ['hall', 'counter', 'zone'] as const
export const VenueKind = z.enum(venueKinds)
export type VenueKind = z.infer<typeof VenueKind>

export const venueStates = ['open', 'closed'] as const

/** So many products at most are sold in one venue. */
export const venueProductsMax = 500

export const VenueInput = z
  .strictObject({
    kind: VenueKind,
    name: line().min(2, { error: '请填写名称' }).max(30, { error: '名称最多 30 个字' }),
    /** GB/T 2260 of the district or county it belongs to; null for the whole city's. */
    countyCode: z.string().length(6).nullable(),
    /** Empty for a zone. */
    address: line().max(100, { error: '地址最多 100 个字' }),
    /** As people read it: `每日 9:00–20:00`; empty for a zone. */
    openingHours: line().max(60, { error: '开放时间最多 60 个字' }),
    intro: z.string().trim().max(500, { error: '介绍最多 500 个字' }),
  })
  .superRefine(({ kind, address, openingHours }, context) => {
    if (kind === 'zone') return
    if (address === '') context.addIssue({ code: 'custom', path: ['address'], message: '请填写地址' })
    if (openingHours === '')
      context.addIssue({ code: 'custom', path: ['openingHours'], message: '请填写开放时间' })
  })
export type VenueInput = z.infer<typeof VenueInput>

export const Venue = z.strictObject({
  id: Id,
  kind: VenueKind,
  name: z.string(),
  countyCode: z.string().nullable(),
  /** Null for the whole city's. */
  county: z.string().nullable(),
  address: z.string(),
  openingHours: z.string(),
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
  products: z.array(z.strictObject({ id: Id, name: z.string() })),
  createdAt: Instant,
})
export type ManagedVenue = z.infer<typeof ManagedVenue>

const Cursor = { cursor: Id.optional(), pageSize: Paging.pageSize }
const Reason = z.strictObject({
  reason: line().min(2, { error: '请填写原因' }).max(100, { error: '原因最多 100 个字' }),
})

export const venuesContract = {
  'GET /api/venues': endpoint({
    summary: '营业中的专馆、专柜、专区',
    status: 200,
    query: z.strictObject({
      kind: VenueKind.optional(),
      /** A part of the name. */
      q: z.string().trim().max(30).optional(),
      ...Cursor,
      /** Each card asks for what its venue sells. */
      pageSize: z.coerce.number<number>().int().min(1).max(20).optional(),
    }),
    answer: z.strictObject({ items: z.array(VenueCard), nextCursor: Id.optional() }),
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
    problems: ['venue_name_taken', 'region_unknown'],
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
    problems: ['venue_not_found', 'venue_name_taken', 'region_unknown'],
  }),
  'PUT /api/operations/venues/{id}/products': endpoint({
    summary: '设定场馆销售的商品',
    status: 200,
    params: IdParams,
    body: z.strictObject({
      productIds: z.array(Id).max(venueProductsMax, { error: `最多 ${venueProductsMax} 款商品` }),
    }),
    answer: ManagedVenue,
    problems: ['venue_not_found', 'product_not_found'],
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
