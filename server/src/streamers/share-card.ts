import { Id } from '@yuxiang/shared/api/endpoint'
import { streamerKindNames } from '@yuxiang/shared/streamers/words'
import { Refusal } from '../platform/http/refusal.ts'
import type { FindCard } from '../platform/http/share-card.ts'
import type { Platform } from '../platform/index.ts'
import { listReplays, readStreamerPage } from './read-public.ts'

const STREAMER_PATH = '/packages/streamers/streamer/index'

/** The card of a streamer's page, with the cover of a session: what is on, what comes, else what was last. */
export function streamerCards(platform: Platform): FindCard {
  return async (path, { id = '' }) => {
    if (path !== STREAMER_PATH || !Id.safeParse(id).success) return null
    try {
      const { name, kind, county, intro, now, soon } = await readStreamerPage(platform, id)
      const { items } = await listReplays(platform.database.db, id, { pageSize: 1 })
      const cover = [...now, ...soon, ...items].flatMap(({ coverUrl }) => coverUrl ?? [])[0]
      if (cover === undefined) return null
      const absolute = (address: string) => new URL(address, platform.config.PUBLIC_URL).href
      const [next] = soon
      return {
        title: now.length > 0 ? `正在直播：${name}` : name,
        description: [
          `${county} · ${streamerKindNames[kind]}`,
          ...(next ? [`即将开播：${next.title}`] : []),
          intro,
        ]
          .filter(Boolean)
          .join(' · '),
        imageUrl: absolute(cover),
        url: absolute(`${STREAMER_PATH}?id=${id.toLowerCase()}`),
      }
    } catch (error) {
      if (!(error instanceof Refusal)) platform.log.warn({ err: error }, 'no share card')
      return null
    }
  }
}
