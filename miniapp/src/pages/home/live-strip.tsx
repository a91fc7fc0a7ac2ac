import type { LiveCard } from '@yuxiang/shared/api/live'
import { Icon } from '@/components/Icon'
import { LiveState } from '@/components/LiveState'
import { Picture } from '@/components/Picture'
import { Link, Scroller, Text, View } from '@/elements'
import { useLiveSeen } from '@/hooks/use-live-seen'
import { livePageUrl } from '@/services/live-page'
import { hostLine, liveMark } from '@/services/live-words'
import { pages } from '@/services/navigation'
import './live-strip.scss'

/** Broadcasts that are on and begin next; nothing when there are none. */
export function LiveStrip({ sessions }: { sessions: readonly LiveCard[] | undefined }) {
  useLiveSeen(sessions?.map(({ id }) => id) ?? [], 'home')
  if (!sessions || sessions.length === 0) return null
  const on = sessions.filter(({ state }) => state === 'live').length
  return (
    <View className="card live-strip">
      <Link className="live-strip__head" to={pages.live}>
        <Text className="section-title">助农直播</Text>
        <Text className="live-strip__words number">{on > 0 ? `${on} 场正在播` : '即将开播'}</Text>
        <Icon name="next" size="sm" color="muted" />
      </Link>
      <Scroller direction="x" className="live-strip__rail">
        <View className="live-strip__track">
          {sessions.map((session) => (
            <Link
              key={session.id}
              className="live-strip__one"
              to={livePageUrl(session.id, 'home')}
              label={`${liveMark(session)}，${session.title}，${hostLine(session)}`}
            >
              <View className="live-strip__cover">
                <Picture src={session.coverUrl} alt="" ratio={62} />
                <View className="live-strip__mark">
                  <LiveState on={session.state === 'live'}>{liveMark(session)}</LiveState>
                </View>
              </View>
              <View className="live-strip__title lines-1">{session.title}</View>
              <View className="live-strip__host lines-1">{hostLine(session)}</View>
            </Link>
          ))}
        </View>
      </Scroller>
    </View>
  )
}
