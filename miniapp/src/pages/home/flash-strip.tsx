import type { FlashSession } from '@yuxiang/shared/api/flash-sales'
import { Countdown } from '@/components/Countdown'
import { Icon } from '@/components/Icon'
import { Picture } from '@/components/Picture'
import { Link, Scroller, Text, View } from '@/elements'
import { firstShown, flashPhase, flashPrice } from '@/services/flash-words'
import { pages, pageUrl } from '@/services/navigation'
import { serverNow } from '@/services/server-clock'
import './flash-strip.scss'

const mostItems = 6

interface Props {
  sessions: FlashSession[] | undefined
  /** A session begins or ends now. */
  onTurn: () => Promise<void>
}

/** The flash sale that runs, else the next, with the time left; nothing when there is none. */
export function FlashStrip({ sessions, onTurn }: Props) {
  const now = serverNow()
  const open = (sessions ?? []).filter((session) => flashPhase(session, now) !== 'over')
  const shown = open.find(({ id }) => id === firstShown(open, now))
  if (!shown) return null
  const phase = flashPhase(shown, now)
  return (
    <View className="flash-strip">
      <Link className="flash-strip__head" to={pages.flashSessions}>
        <Text className="section-title">积分抢购</Text>
        <Text className="flash-strip__words">{phase === 'running' ? '距结束' : '距开抢'}</Text>
        <Countdown
          key={`${shown.id}-${phase}`}
          until={phase === 'running' ? shown.endsAt : shown.startsAt}
          onEnd={() => void onTurn()}
        />
        <Icon name="next" size="sm" color="citrus" />
      </Link>
      <Scroller direction="x" className="flash-strip__rail">
        <View className="flash-strip__track">
          {shown.items.slice(0, mostItems).map((item) => (
            <Link
              key={item.id}
              className="flash-strip__item"
              to={pageUrl(pages.flashItem, { id: item.id })}
              label={[...(item.stock === 0 ? ['已抢光'] : []), item.name, flashPrice(item)].join('，')}
            >
              <View className="flash-strip__picture">
                <Picture src={item.imageUrl} alt="" ratio={100} />
                {item.stock === 0 ? <View className="flash-strip__gone">已抢光</View> : null}
              </View>
              <View className="flash-strip__name lines-1">{item.name}</View>
              <View className="flash-strip__price number lines-1">{flashPrice(item)}</View>
            </Link>
          ))}
        </View>
      </Scroller>
    </View>
  )
}
