import type { StreamerSession } from '@yuxiang/shared/api/streamers'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { liveSessionStateNames } from '@yuxiang/shared/states/live'
import { Icon } from '@/components/Icon'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { useLiveSeen } from '@/hooks/use-live-seen'
import { chinaDayAndTime } from '@/services/china-time'
import { livePageUrl } from '@/services/live-page'
import './session-row.scss'

const tones = { planned: 'citrus', live: 'vermilion', ended: 'plain', cancelled: 'plain' } as const

/** A session in a streamer's list: its cover, when it is, and what it shows. */
export function SessionRow({ session }: { session: StreamerSession }) {
  const { id, title, platform, state, startsAt, coverUrl, products, hasReplay } = session
  useLiveSeen([id], 'streamer')
  const facts = [livePlatformNames[platform], ...(products > 0 ? [`${products} 款商品`] : [])]
  return (
    <View role="listitem">
      <Link className="session-row" to={livePageUrl(id, 'streamer')}>
        <View className="session-row__cover">
          {coverUrl ? (
            <Picture src={coverUrl} alt="" ratio={100} />
          ) : (
            <View className="session-row__sign">
              <Icon name="broadcast" size="lg" color="muted" />
            </View>
          )}
        </View>
        <View className="grow session-row__words">
          <View className="session-row__title lines-2">{title}</View>
          <View className="row session-row__facts">
            <Tag tone={tones[state]}>{hasReplay ? '有回放' : liveSessionStateNames[state]}</Tag>
            <Text className="number">{chinaDayAndTime(startsAt)}</Text>
          </View>
          <View className="session-row__more">{facts.join(' · ')}</View>
        </View>
      </Link>
    </View>
  )
}
