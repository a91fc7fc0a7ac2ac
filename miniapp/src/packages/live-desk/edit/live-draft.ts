import type { DeskLiveSession, LiveSessionInput } from '@yuxiang/shared/api/live-desk'
import type { LivePlatform } from '@yuxiang/shared/live/platforms'
import type { FieldErrors } from '@/services/field-errors'
import { instantOf, momentOf } from '../../../workbench/china-moment.ts'
import { readCount } from '../../../workbench/read-number.ts'

/** A room, as far as a plan needs it. */
interface RoomChoice {
  id: string
  name: string
  platform: LivePlatform
  merchantId: string | null
}

interface Named {
  id: string
  name: string
}

/** A product as it is planned, with how many of which size are kept for the session. */
export interface ProductDraft extends Named {
  imageUrl: string
  priceFen: number | null
  forSale: boolean
  asides: { skuId: string; skuName: string; quantity: string }[]
}

/** A session as it is typed. */
export interface LiveDraft {
  room: RoomChoice | null
  title: string
  hostName: string
  /** Who of the register bears that name; null for a name that was typed. */
  streamerId: string | null
  county: { code: string; name: string } | null
  venue: Named | null
  link: string
  appLink: string
  feedId: string
  coverUrl: string | null
  startsAt: string
  endsAt: string
  products: ProductDraft[]
  coupons: Named[]
}

/** The most that is set aside of one size at once. */
const asideMax = 100_000

/** A stored session as the form has it. */
export function draftOf(session: DeskLiveSession): LiveDraft {
  const { room, merchantId, countyCode, county, venueId, venueName, setAsides } = session
  return {
    room: { id: room.id, name: room.name, platform: room.platform, merchantId },
    title: session.title,
    hostName: session.hostName,
    streamerId: session.streamerId,
    county: countyCode !== null && county !== null ? { code: countyCode, name: county } : null,
    venue: venueId !== null ? { id: venueId, name: venueName ?? '已选场馆' } : null,
    link: session.link,
    appLink: session.appLink,
    feedId: session.feedId ?? '',
    coverUrl: session.coverUrl,
    startsAt: momentOf(session.startsAt),
    endsAt: momentOf(session.endsAt),
    products: session.products.map(({ id, name, imageUrl, priceFen, forSale }) => ({
      ...{ id, name, imageUrl, priceFen, forSale },
      asides: setAsides
        .filter((aside) => aside.productId === id)
        .map(({ skuId, skuName, quantity }) => ({ skuId, skuName, quantity: String(quantity) })),
    })),
    coupons: session.coupons.map(({ id, name }) => ({ id, name })),
  }
}

/** The call's body as the form says it, or what is wrong with which field. */
export function readLive(draft: LiveDraft): { body?: LiveSessionInput; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const { room, county, venue, coverUrl } = draft
  const [title, hostName] = [draft.title.trim(), draft.hostName.trim()]
  if (!room) errors.roomId = '请选择直播间'
  if (title.length < 2) errors.title = '请填写直播标题'
  if (hostName.length < 2) errors.hostName = '请填写主播或主讲人'
  const [startsAt, endsAt] = [instantOf(draft.startsAt), instantOf(draft.endsAt)]
  if (!startsAt) errors.startsAt = '请选择时间'
  if (!endsAt) errors.endsAt = '请选择时间'
  else if (startsAt && Date.parse(endsAt) <= Date.parse(startsAt)) errors.endsAt = '应晚于开播的时间'
  const setAsides = readAsides(draft.products, errors)
  if (!room || !startsAt || !endsAt || Object.keys(errors).length > 0) return { errors }
  const isChannels = room.platform === 'channels'
  const feedId = draft.feedId.trim()
  const body = {
    ...{ roomId: room.id, title, hostName, coverUrl, startsAt, endsAt, setAsides },
    streamerId: draft.streamerId,
    countyCode: county?.code ?? null,
    venueId: venue?.id ?? null,
    link: isChannels ? '' : draft.link.trim(),
    appLink: isChannels ? '' : draft.appLink.trim(),
    feedId: isChannels && feedId !== '' ? feedId : null,
    productIds: draft.products.map(({ id }) => id),
    couponBatchIds: draft.coupons.map(({ id }) => id),
  }
  return { body, errors }
}

function readAsides(products: readonly ProductDraft[], errors: FieldErrors): LiveSessionInput['setAsides'] {
  return products.flatMap(({ asides }) =>
    asides.map(({ skuId, quantity }) => {
      const read = readCount(quantity, asideMax)
      if (read.error !== undefined) errors[`aside.${skuId}`] = read.error
      return { skuId, quantity: read.value ?? 0 }
    }),
  )
}
