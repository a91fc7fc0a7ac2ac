import { z } from 'zod'
import { livePlatforms } from '../live/platforms.ts'
import { streamerStates } from '../states/streamer.ts'
import { entryKinds, registerKinds, streamerKinds, trainingResults } from '../streamers/words.ts'
import { Id, Instant, line, Phone } from './endpoint.ts'
import { StreamerAccount } from './streamers.ts'

export const CountyCode = z.string().regex(/^\d{6}$/, { error: '请选择区县' })
export const Day = z.iso.date({ error: '请选择日期' })
export const Named = z.strictObject({ id: Id, name: z.string() })
export const Reason = z.strictObject({
  reason: line().min(2, { error: '请填写原因' }).max(100, { error: '原因最多 100 个字' }),
})

const AccountInput = z.strictObject({
  platform: z.enum(livePlatforms, { error: '请选择平台' }),
  name: line().min(1, { error: '请填写账号名称' }).max(30, { error: '账号名称最多 30 个字' }),
  accountId: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}._@-]{2,60}$/u, { error: '账号由字母、数字、点、横线组成，2 至 60 位' }),
})
const Accounts = z
  .array(AccountInput)
  .max(6, { error: '最多 6 个账号' })
  .refine(
    (accounts) => new Set(accounts.map((one) => `${one.platform} ${one.accountId}`)).size === accounts.length,
    { error: '同一个账号填了两次' },
  )

/** What a merchant says of its own streamer. */
const Proposed = {
  name: line().min(2, { error: '请填写主播名称' }).max(30, { error: '主播名称最多 30 个字' }),
  kind: z.enum(streamerKinds, { error: '请选择主播类型' }),
  intro: z.string().trim().max(300, { error: '介绍最多 300 个字' }),
  accounts: Accounts,
  /** Left out it stays as it is; null takes it away. */
  phone: Phone.nullable().optional(),
  /** Whoever it is agreed to a page of one's own. */
  isPublic: z.boolean(),
}

export const ProposalInput = z.strictObject({ merchantId: Id, ...Proposed })
export type ProposalInput = z.infer<typeof ProposalInput>
export const ProposalChange = ProposalInput.omit({ merchantId: true })

export const StreamerInput = z.strictObject({
  ...Proposed,
  countyCode: CountyCode,
  teamId: Id.nullable(),
  baseId: Id.nullable(),
  merchantId: Id.nullable(),
  /** Who certified the streamer, as far as anybody did. */
  certifiedBy: line().max(40, { error: '认证单位最多 40 个字' }),
})
export type StreamerInput = z.infer<typeof StreamerInput>

export const StreamerRow = z.strictObject({
  id: Id,
  name: z.string(),
  kind: z.enum(streamerKinds),
  countyCode: z.string(),
  county: z.string(),
  state: z.enum(streamerStates),
  /** Why it was refused or struck off. */
  reason: z.string().nullable(),
  team: Named.nullable(),
  base: Named.nullable(),
  merchant: Named.nullable(),
  accounts: z.array(StreamerAccount),
  registeredOn: z.string().nullable(),
  /** Held, and passed, in this year. */
  sessions: z.int().min(0),
  trainings: z.int().min(0),
  /** Is counted for this year. */
  counts: z.boolean(),
})
export type StreamerRow = z.infer<typeof StreamerRow>

export const ManagedStreamer = z.strictObject({
  ...StreamerRow.shape,
  intro: z.string(),
  certifiedBy: z.string(),
  isPublic: z.boolean(),
  phoneMasked: z.string().nullable(),
  enteredBy: z.string(),
  enteredAt: Instant,
  struckOffOn: z.string().nullable(),
  /** The newest first. */
  attended: z.array(
    z.strictObject({
      id: Id,
      course: z.string(),
      heldOn: z.string(),
      hours: z.int(),
      result: z.enum(trainingResults),
    }),
  ),
})
export type ManagedStreamer = z.infer<typeof ManagedStreamer>

const Described = {
  kind: z.enum(entryKinds),
  name: line().min(2, { error: '请填写名称' }).max(40, { error: '名称最多 40 个字' }),
  countyCode: CountyCode,
  /** Where it is; empty for a brand. */
  place: line().max(100, { error: '地址最多 100 个字' }),
  /** Of a base that is one of our venues. */
  venueId: Id.nullable(),
  /** Of a brand that is in the tree of brands. */
  brandId: Id.nullable(),
  /** What bears a brand, beside what was granted it there. */
  productIds: z.array(Id).max(50, { error: '最多 50 款商品' }),
  intro: z.string().trim().max(300, { error: '介绍最多 300 个字' }),
}

export const EntryInput = z.strictObject(Described).superRefine((entry, context) => {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (entry.kind === 'base' && entry.place === '') wrong('place', '请填写基地在哪里')
  if (entry.kind !== 'base' && entry.venueId !== null) wrong('venueId', '只有基地可以关联场馆')
  if (entry.kind !== 'brand' && entry.brandId !== null) wrong('brandId', '只有品牌可以关联平台品牌')
  if (entry.kind !== 'brand' && entry.productIds.length > 0) wrong('productIds', '只有品牌可以选商品')
})
export type EntryInput = z.infer<typeof EntryInput>

export const EntryView = z.strictObject({
  id: Id,
  kind: z.enum(entryKinds),
  name: z.string(),
  countyCode: z.string(),
  county: z.string(),
  place: z.string(),
  venue: Named.nullable(),
  brand: Named.nullable(),
  products: z.array(Named),
  intro: z.string(),
  state: z.enum(['registered', 'struckOff']),
  reason: z.string().nullable(),
  registeredOn: z.string(),
  /** Registered streamers that belong to it. */
  streamers: z.int().min(0),
})
export type EntryView = z.infer<typeof EntryView>

export const TrainingInput = z.strictObject({
  course: line().min(2, { error: '请填写课程' }).max(60, { error: '课程最多 60 个字' }),
  organiser: line().min(2, { error: '请填写举办单位' }).max(40, { error: '举办单位最多 40 个字' }),
  place: line().max(60, { error: '地点最多 60 个字' }),
  heldOn: Day,
  hours: z.int({ error: '学时为整数' }).min(1, { error: '学时至少 1' }).max(500, { error: '学时最多 500' }),
  countyCode: CountyCode,
  participants: z
    .array(z.strictObject({ streamerId: Id, result: z.enum(trainingResults) }))
    .min(1, { error: '请选择参训主播' })
    .max(500, { error: '一次最多 500 人' })
    .refine((people) => new Set(people.map((one) => one.streamerId)).size === people.length, {
      error: '同一名主播选了两次',
    }),
})
export type TrainingInput = z.infer<typeof TrainingInput>

export const TrainingRow = z.strictObject({
  ...TrainingInput.omit({ participants: true }).shape,
  id: Id,
  county: z.string(),
  people: z.int().min(0),
  passed: z.int().min(0),
  withdrawnReason: z.string().nullable(),
})
export type TrainingRow = z.infer<typeof TrainingRow>

export const Training = z.strictObject({
  ...TrainingRow.shape,
  participants: z.array(
    z.strictObject({ streamerId: Id, name: z.string(), result: z.enum(trainingResults) }),
  ),
})
export type Training = z.infer<typeof Training>

export const RegisterFigure = z.strictObject({
  kind: z.enum(registerKinds),
  /** Null: none was set. */
  target: z.int().min(0).nullable(),
  registered: z.int().min(0),
  /** Of these what was active in the year, as the project counts. */
  counted: z.int().min(0),
})
export type RegisterFigure = z.infer<typeof RegisterFigure>

export const RegisterProgress = z.strictObject({
  year: z.int(),
  /** Null for a county that sees its own alone. */
  city: z.array(RegisterFigure).nullable(),
  /** On what the city's targets stand that nobody set. */
  basis: z.string(),
  counties: z.array(
    z.strictObject({ countyCode: z.string(), county: z.string(), figures: z.array(RegisterFigure) }),
  ),
})
export type RegisterProgress = z.infer<typeof RegisterProgress>
