import type { DeskLiveSession, LiveRoom, LiveSessionInput } from '@yuxiang/shared/api/live-desk'
import type { Caller } from './caller.ts'
import type { Shop } from './shop.ts'

let accounts = 0

/** Registers a room: the platform's own at 抖音, unless said otherwise. */
export async function openRoom(
  caller: Caller,
  changes: Partial<{ platform: LiveRoom['platform']; merchantId: string | null }> = {},
): Promise<LiveRoom> {
  const { platform = 'douyin', merchantId = null } = changes
  const accountId = `${platform === 'channels' ? 'sph' : 'room'}${String(++accounts).padStart(6, '0')}`
  return caller.call('POST /api/workbench/live/rooms', {
    body: { platform, name: `直播间${accounts}`, accountId, merchantId },
  })
}

/** A session as somebody types it in: from in so many minutes, for an hour. */
export function sessionOf(
  shop: Pick<Shop, 'now'>,
  room: Pick<LiveRoom, 'id' | 'platform'>,
  { inMinutes = 60, ...changes }: Partial<LiveSessionInput> & { inMinutes?: number } = {},
): LiveSessionInput {
  const startsAt = new Date(shop.now().getTime() + inMinutes * 60_000)
  return {
    roomId: room.id,
    title: '脐橙开园',
    hostName: '县电商服务站主播',
    streamerId: null,
    countyCode: null,
    venueId: null,
    link: room.platform === 'channels' ? '' : 'https://live.douyin.com/726835163',
    appLink: '',
    feedId: room.platform === 'channels' ? 'export/UzFfAgtgekIEAQAAAAAA' : null,
    coverUrl: null,
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString(),
    productIds: [],
    setAsides: [],
    couponBatchIds: [],
    ...changes,
  }
}

export const planSession = (caller: Caller, input: LiveSessionInput): Promise<DeskLiveSession> =>
  caller.call('POST /api/workbench/live/sessions', { body: input })
