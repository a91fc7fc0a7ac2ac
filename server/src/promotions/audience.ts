import type { Audience } from '@yuxiang/shared/api/offer-terms'
import { registeredAt } from '../identity/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { unionNames, unionsOfMember } from '../union-fund/index.ts'
import type { BatchRow } from './find-campaign.ts'

const DAY_MS = 86_400_000

/** Whether somebody belongs to those an offer is for. */
export type BelongsTo = (audience: Audience) => Promise<boolean>

/** What is asked about a person, and by whom it is known. */
export interface Person {
  userId: string
  /** Promotions know no orders: the caller does. */
  isFirstOrder(): Promise<boolean>
}

/** Asks for each fact about a person once, and only when an offer wants to know. */
export function audienceOf(db: Db, person: Person, now: Date): BelongsTo {
  let unions: Promise<string[]> | undefined
  let first: Promise<boolean> | undefined
  let registered: Promise<Date> | undefined
  return async (audience) => {
    switch (audience.kind) {
      case 'everyone':
        return true
      case 'unionMembers': {
        unions ??= unionsOfMember(db, person.userId)
        const own = await unions
        return audience.unionIds.length === 0
          ? own.length > 0
          : own.some((id) => audience.unionIds.includes(id))
      }
      case 'firstOrder':
        first ??= person.isFirstOrder()
        return first
      case 'newMembers':
        registered ??= registeredAt(db, person.userId)
        return now.getTime() - (await registered).getTime() < audience.days * DAY_MS
    }
  }
}

/**
 * Whether a coupon that was claimed may still be used by its owner. Being new is asked at its claim only: a coupon for
 * newcomers outlives their first days.
 */
export const mayStillUse = async (belongsTo: BelongsTo, audience: Audience): Promise<boolean> =>
  audience.kind === 'newMembers' || belongsTo(audience)

/** As a batch keeps it in columns. */
type AudienceColumns = Pick<BatchRow, 'audience' | 'audienceUnionIds' | 'audienceDays'>

export const audienceColumns = (audience: Audience): AudienceColumns => ({
  audience: audience.kind,
  audienceUnionIds: audience.kind === 'unionMembers' ? inOrder(audience.unionIds) : [],
  audienceDays: audience.kind === 'newMembers' ? audience.days : null,
})

export function readAudience({ audience, audienceUnionIds, audienceDays }: AudienceColumns): Audience {
  switch (audience) {
    case 'unionMembers':
      return { kind: audience, unionIds: audienceUnionIds }
    case 'newMembers':
      return { kind: audience, days: audienceDays ?? 0 }
    default:
      return { kind: audience }
  }
}

const inOrder = (ids: readonly string[]) => [...new Set(ids)].sort()

/** Unions in one order, so that equal audiences are equal in the database. */
export const audienceInOneOrder = (audience: Audience): Audience =>
  audience.kind === 'unionMembers' ? { ...audience, unionIds: inOrder(audience.unionIds) } : audience

/**
 * Unions named are there (`union_not_found`). Only the platform names unions: which there are is nothing that merchants
 * get to know, theirs are for the members of any.
 */
export async function requireAudience(db: Db, merchantId: string | null, audience: Audience): Promise<void> {
  if (audience.kind !== 'unionMembers' || audience.unionIds.length === 0) return
  if (merchantId !== null) throw new Refusal('forbidden', { detail: '指定工会由平台设置' })
  const known = await unionNames(db, audience.unionIds)
  if (audience.unionIds.some((id) => !known.has(id))) throw new Refusal('union_not_found')
}

const namesShown = 2

export type AudienceText = (audience: Audience) => string | null

/** Words for audiences, for cards and editors: the names of unions are read once for all. */
export async function audienceTexts(db: Db, audiences: readonly Audience[]): Promise<AudienceText> {
  const ids = audiences.flatMap((one) => (one.kind === 'unionMembers' ? one.unionIds : []))
  const names = await unionNames(db, [...new Set(ids)])
  return (audience) => {
    switch (audience.kind) {
      case 'everyone':
        return null
      case 'unionMembers': {
        const shown = audience.unionIds.slice(0, namesShown).map((id) => names.get(id) ?? '')
        const more = audience.unionIds.length > namesShown ? `等 ${audience.unionIds.length} 家工会` : ''
        return shown.length === 0 ? '限工会会员' : `限${shown.join('、')}${more}会员`
      }
      case 'firstOrder':
        return '限首单'
      case 'newMembers':
        return `限注册 ${audience.days} 天内的新用户`
    }
  }
}
