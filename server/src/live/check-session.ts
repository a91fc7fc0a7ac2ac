import type { LiveSessionInput } from '@yuxiang/shared/api/live-desk'
import { appLinkFault, type LinkFault, linkFaultTexts, webLinkFault } from '@yuxiang/shared/live/links'
import type { LivePlatform } from '@yuxiang/shared/live/platforms'
import { countiesOf, productsById } from '../catalog/index.ts'
import type { Db } from '../platform/db/index.ts'
import { ownUploads } from '../platform/files/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { batchesById } from '../promotions/index.ts'
import { venueNames } from '../venues/index.ts'
import type { RoomRow, SessionRow } from './find-session.ts'
import { hostsOf } from './hosts.ts'

const MINUTE_MS = 60_000
const LONGEST_MS = 12 * 60 * MINUTE_MS
/** Planned no further ahead than so. */
const FURTHEST_MS = 180 * 24 * 60 * MINUTE_MS

export interface Checking {
  tx: Db
  platform: Platform
  actorId: string
  room: RoomRow
  now: Date
}

/**
 * The columns that an input makes; `before` is the session it changes. Refuses what can't be: `live_times_invalid`,
 * `live_link_invalid`, `region_unknown`, `venue_not_found`, `picture_unknown`, `live_product_unknown`,
 * `live_coupon_unknown`.
 */
export async function checkSession(checking: Checking, input: LiveSessionInput, before: SessionRow | null) {
  const { platform, room } = checking
  const times = timesOf(input, before, checking.now)
  checkLinks(input, room.platform, hostsOf(platform, room.platform))
  const place = await placeOf(checking, input)
  const coverHash = await coverOf(checking, input.coverUrl, before)
  await checkProducts(checking, input.productIds)
  await checkCoupons(checking, input.couponBatchIds)
  const { title, hostName, streamerId, link, appLink, feedId } = input
  const { merchantId } = room
  return {
    title,
    hostName,
    streamerId,
    link,
    appLink,
    feedId,
    merchantId,
    roomId: room.id,
    coverHash,
    ...place,
    ...times,
  }
}

const wholeMinute = (text: string): Date => new Date(Math.floor(Date.parse(text) / MINUTE_MS) * MINUTE_MS)

/** At whole minutes. What has begun keeps its start, and may be given another end. */
function timesOf(input: LiveSessionInput, before: SessionRow | null, now: Date) {
  const endsAt = wholeMinute(input.endsAt)
  const startsAt = before?.state === 'live' ? before.startsAt : wholeMinute(input.startsAt)
  const [starts, ends, at] = [startsAt.getTime(), endsAt.getTime(), now.getTime()]
  const hasBegun = before?.state === 'live'
  const tooEarly = !hasBegun && starts + MINUTE_MS <= at
  if (tooEarly || ends <= at || starts >= ends || ends - starts > LONGEST_MS || starts - at > FURTHEST_MS) {
    throw new Refusal('live_times_invalid')
  }
  return { startsAt, endsAt }
}

type Links = Pick<LiveSessionInput, 'link' | 'appLink' | 'feedId'>

function checkLinks(
  { link, appLink, feedId }: Links,
  platform: LivePlatform,
  hosts: readonly string[],
): void {
  if (platform === 'channels') {
    if (link !== '' || appLink !== '') throw linkRefusal('link', 'scheme')
    return
  }
  if (feedId !== null) throw linkRefusal('feedId', 'form')
  const webFault = link === '' ? null : webLinkFault(link, hosts)
  if (webFault) throw linkRefusal('link', webFault)
  const appFault = appLink === '' ? null : appLinkFault(appLink, platform)
  if (appFault) throw linkRefusal('appLink', appFault)
}

export const linkRefusal = (path: string, fault: LinkFault): Refusal =>
  new Refusal('live_link_invalid', { errors: [{ path, message: linkFaultTexts[fault] }] })

async function placeOf({ tx, platform }: Checking, { countyCode, venueId }: LiveSessionInput) {
  const counties = countyCode === null ? [] : await countiesOf(platform, tx)
  const county = counties.find(({ code }) => code === countyCode)
  if (countyCode !== null && !county) throw new Refusal('region_unknown')
  if (venueId !== null && !(await venueNames(tx, [venueId])).get(venueId)?.isOpen) {
    throw new Refusal('venue_not_found')
  }
  return { countyCode, county: county?.name ?? null, venueId }
}

async function coverOf(
  { tx, actorId }: Checking,
  url: string | null,
  before: SessionRow | null,
): Promise<string | null> {
  if (url === null) return null
  if (before?.coverHash && url === `/files/${before.coverHash}-1200.webp`) return before.coverHash
  const [hash] = (await ownUploads(tx, actorId, [url])) ?? []
  if (hash === undefined) throw new Refusal('picture_unknown')
  return hash
}

/** A merchant's room shows its own products; the platform's shows everybody's. */
async function checkProducts({ tx, room }: Checking, productIds: readonly string[]): Promise<void> {
  const known = productIds.length === 0 ? [] : await productsById(tx, productIds)
  const fitting = known.filter(({ merchantId }) => room.merchantId === null || merchantId === room.merchantId)
  if (fitting.length < productIds.length) throw new Refusal('live_product_unknown')
}

/** Of the platform's, or of the room's merchant, as the coupon centre offers them. */
async function checkCoupons({ tx, room, now }: Checking, batchIds: readonly string[]): Promise<void> {
  const known = await batchesById(tx, batchIds, now)
  const fitting = known.filter(
    ({ offered, merchantId }) =>
      offered && (room.merchantId === null || merchantId === null || merchantId === room.merchantId),
  )
  if (fitting.length < batchIds.length) throw new Refusal('live_coupon_unknown')
}
