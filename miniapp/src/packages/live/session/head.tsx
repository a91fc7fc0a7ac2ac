import type { LiveSession } from '@yuxiang/shared/api/live'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { Cell } from '@/components/Cell'
import { Countdown } from '@/components/Countdown'
import { LiveReminder } from '@/components/LiveReminder'
import { LiveState } from '@/components/LiveState'
import { Note } from '@/components/Note'
import { Picture } from '@/components/Picture'
import { Text, View } from '@/elements'
import { hostLine, liveMark, startsText } from '@/services/live-words'
import { pages, pageUrl } from '@/services/navigation'

/** Cover, state and title; who broadcasts, from where; the time left before it begins. */
export function Head({ session, onTurn }: { session: LiveSession; onTurn: () => Promise<void> }) {
  const { id, title, state, startsAt, endsAt, venueId, venueName, reason, roomName, platform } = session
  return (
    <>
      <View className="live-head">
        <Picture src={session.coverUrl} alt={`${title}的封面`} ratio={56} eager />
        <View className="live-head__mark">
          <LiveState on={state === 'live'}>{liveMark(session)}</LiveState>
        </View>
      </View>
      <View className="card live-head__card">
        <View className="live-head__title" role="heading">
          {title}
        </View>
        <View className="live-head__host">{hostLine(session)}</View>
        <View className="live-head__room muted">
          {livePlatformNames[platform]} · {roomName}
          {session.merchantName ? ` · ${session.merchantName}` : ''}
        </View>
        <View className="live-head__room muted number">
          {startsText(startsAt)} 至 {startsText(endsAt)}
        </View>
        {state === 'planned' ? (
          <View className="live-head__wait">
            <View className="live-head__left">
              <Text className="live-head__words">距开播</Text>
              <Countdown until={startsAt} onEnd={() => void onTurn()} />
            </View>
            <LiveReminder sessionId={id} startsAt={startsAt} />
          </View>
        ) : null}
        {state === 'cancelled' ? (
          <View className="live-head__note">
            <Note tone="warm">这场直播取消了{reason ? `：${reason}` : ''}。商品仍可在店铺购买。</Note>
          </View>
        ) : null}
      </View>
      {venueId !== null && venueName !== null ? (
        <View className="card">
          <Cell
            icon="shop"
            title={`在${venueName}直播`}
            hint="看看馆在哪里、卖什么"
            to={pageUrl(pages.venue, { id: venueId })}
          />
        </View>
      ) : null}
    </>
  )
}
