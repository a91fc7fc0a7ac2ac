import { Id } from '@yuxiang/shared/api/endpoint'
import type { LiveSession } from '@yuxiang/shared/api/live'
import { Refusal } from '../platform/http/refusal.ts'
import type { FindCard } from '../platform/http/share-card.ts'
import type { Platform } from '../platform/index.ts'
import { readSession } from './read-session.ts'

const SESSION_PATH = '/packages/live/session/index'

const beijingTime = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

const titles: Record<LiveSession['state'], (session: LiveSession) => string> = {
  planned: ({ title, startsAt }) => `${beijingTime.format(new Date(startsAt))}开播：${title}`,
  live: ({ title }) => `正在直播：${title}`,
  ended: ({ title, replayLink }) => (replayLink === '' ? `已结束：${title}` : `看回放：${title}`),
  cancelled: ({ title }) => `已取消：${title}`,
}

/** The card of a live session's page: what is on, or when it will be, with its cover. */
export function liveCards(platform: Platform): FindCard {
  return async (path, { id = '' }) => {
    if (path !== SESSION_PATH || !Id.safeParse(id).success) return null
    const session = await readSession(platform, id.toLowerCase()).catch((error: unknown) => {
      if (!(error instanceof Refusal)) platform.log.warn({ err: error }, 'no share card')
      return null
    })
    if (session === null || session.coverUrl === '') return null
    const absolute = (address: string) => new URL(address, platform.config.PUBLIC_URL).href
    const goods = session.products.slice(0, 3).map(({ name }) => name)
    return {
      title: titles[session.state](session),
      description: [
        `主播 ${session.hostName}`,
        ...(session.county ? [session.county] : []),
        ...(goods.length > 0 ? [`本场好物：${goods.join('、')}`] : []),
      ].join(' · '),
      imageUrl: absolute(session.coverUrl),
      url: absolute(`${SESSION_PATH}?id=${session.id}`),
    }
  }
}
