import type { FlashItem, FlashSession } from '@yuxiang/shared/api/flash-sales'
import { Picture } from '@/components/Picture'
import { Link, Text, View } from '@/elements'
import { flashPhase, overWords } from '@/services/flash-words'
import { pages, pageUrl } from '@/services/navigation'
import { serverNow } from '@/services/server-clock'
import { GoneBar } from '../shared/gone-bar'
import { PriceLine } from '../shared/price-line'
import './session-item.scss'

/** A thing of a session: what it costs, how much is left, and what can be done now. */
export function SessionItem({ session, item }: { session: FlashSession; item: FlashItem }) {
  const act = actOf(session, item)
  return (
    <Link className="card session-item" to={pageUrl(pages.flashItem, { id: item.id })}>
      <View className="session-item__picture">
        <Picture src={item.imageUrl} alt="" ratio={100} />
      </View>
      <View className="grow session-item__words">
        <View className="session-item__name lines-2">{item.name}</View>
        <View className="session-item__sku">
          {item.skuName}　每人限 {item.limit} 件
        </View>
        <PriceLine item={item} />
        <View className="session-item__foot">
          {flashPhase(session, serverNow()) === 'running' ? (
            <GoneBar item={item} short />
          ) : (
            <Text className="session-item__stock number">共 {item.stockTotal} 件</Text>
          )}
          <Text className={`session-item__act ${act.open ? 'session-item__act--open' : ''}`}>{act.text}</Text>
        </View>
      </View>
    </Link>
  )
}

function actOf(session: FlashSession, item: FlashItem): { text: string; open: boolean } {
  const phase = flashPhase(session, serverNow())
  if (phase === 'upcoming') return { text: '去看看', open: false }
  if (phase === 'over') return { text: overWords(session), open: false }
  if (item.stock === 0) return { text: '已抢光', open: false }
  return session.paused || item.paused ? { text: '已暂停', open: false } : { text: '马上抢', open: true }
}
