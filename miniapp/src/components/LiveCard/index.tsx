import type { LiveCard as Card } from '@yuxiang/shared/api/live'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { Icon } from '@/components/Icon'
import { LiveState } from '@/components/LiveState'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Link, Text, View } from '@/elements'
import { livePageUrl } from '@/services/live-page'
import { hostLine, liveMark } from '@/services/live-words'
import { smallPicture } from '@/services/pictures'
import './index.scss'

/** A broadcast in a list: its cover, what it is doing, who is there, and some of what it shows. */
export function LiveCard({ session, eager = false }: { session: Card; eager?: boolean }) {
  const mark = liveMark(session)
  const isOn = session.state === 'live'
  return (
    <Link className="card live-card" to={livePageUrl(session.id, 'channel')}>
      <View className="live-card__cover">
        <Picture src={session.coverUrl} alt="" ratio={50} eager={eager} />
        <View className="live-card__top">
          <LiveState on={isOn}>{mark}</LiveState>
          <Text className="live-card__platform">{livePlatformNames[session.platform]}</Text>
        </View>
        <View className="live-card__words">
          <View className="live-card__title lines-2">{session.title}</View>
          <View className="live-card__host lines-1">{hostLine(session)}</View>
        </View>
      </View>
      <View className="live-card__foot">
        {session.products.map((product) => (
          <View key={product.id} className="live-card__product">
            <Picture src={smallPicture(product.imageUrl)} alt="" ratio={100} />
            <View className="live-card__price">
              <Money fen={product.priceFen} size="sm" />
            </View>
          </View>
        ))}
        <View className="live-card__more">
          <View className="live-card__count number">{session.productCount} 件商品</View>
          <View className="live-card__go">
            {isOn ? '去看看' : session.state === 'planned' ? '预约' : session.hasReplay ? '看回放' : '查看'}
            <Icon name="next" size="sm" color="vermilion" />
          </View>
        </View>
      </View>
    </Link>
  )
}
