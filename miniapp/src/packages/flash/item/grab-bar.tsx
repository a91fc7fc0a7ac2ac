import type { FlashItemPage } from '@yuxiang/shared/api/flash-sales'
import { AddressCell } from '@/components/AddressCell'
import { Button } from '@/components/Button'
import { View } from '@/elements'
import { useDeliveryAddress } from '@/hooks/use-delivery-address'
import { useReminder } from '@/hooks/use-reminder'
import { flashPhase, flashPrice, overWords } from '@/services/flash-words'
import { goLogin, openPage, pages, pageUrl } from '@/services/navigation'
import { serverNow } from '@/services/server-clock'
import type { Grab } from './use-grab'
import './grab-bar.scss'

interface Props {
  page: FlashItemPage
  userId: string | undefined
  grab: Grab
  /** An earlier tap's result is not known yet. */
  isOpen: boolean
  onPress: (addressId: string | undefined) => void
  onResume: (addressId: string | undefined) => void
  onReload: () => Promise<void>
}

/** The one button: what it does now, or the honest reason why it does nothing. */
export function GrabBar(props: Props) {
  const { page, userId } = props
  const self = pageUrl(pages.flashItem, { id: page.item.id })
  if (userId) return <Signed {...props} userId={userId} />
  return (
    <View className="grab-bar">
      <Button onTap={() => goLogin(self)}>登录后参加</Button>
    </View>
  )
}

function Signed({ page, userId, grab, isOpen, onPress, onResume, onReload }: Props & { userId: string }) {
  const { session, item, mine } = page
  const address = useDeliveryAddress(userId)
  const self = pageUrl(pages.flashItem, { id: item.id })
  const { busy, remind } = useReminder('flash', self, onReload)
  if (grab.step === 'waiting') {
    return (
      <View className="grab-bar" role="status">
        <Button loading onTap={() => undefined}>
          {grab.tries > 1 ? `正在排队（第 ${grab.tries} 次），请不要离开` : '正在抢，请不要离开'}
        </Button>
      </View>
    )
  }
  if (isOpen) {
    return (
      <View className="grab-bar">
        <Button onTap={() => onResume(address?.id)}>刚才那次没有结果，点按继续抢</Button>
      </View>
    )
  }
  const phase = flashPhase(session, serverNow())
  const why = whyNot(page)
  if (phase === 'upcoming' && mine?.eligible !== false) {
    return (
      <View className="grab-bar">
        <AddressCell title="抢到后寄往" address={address} select="flashItem" />
        <Button
          tone={mine?.reminded ? 'line' : 'citrus'}
          loading={busy}
          onTap={() => remind(session.id, !mine?.reminded)}
        >
          {mine?.reminded ? '已设提醒，点按取消' : '开抢前提醒我'}
        </Button>
      </View>
    )
  }
  if (why) {
    return (
      <View className="grab-bar">
        <Button tone="line" onTap={() => openPage(why.to)}>
          {why.text}
        </Button>
      </View>
    )
  }
  return (
    <View className="grab-bar">
      <AddressCell title="抢到后寄往" address={address} select="flashItem" />
      <Button onTap={() => onPress(address?.id)}>{flashPrice(item)} 立即抢</Button>
    </View>
  )
}

/** What stands in the way, with the next step instead; null when nothing does. */
function whyNot({ session, item, mine }: FlashItemPage): { text: string; to: string } | null {
  const others = pages.flashSessions
  if (mine?.eligible === false) {
    return session.eligibility === 'unionMembers'
      ? { text: '工会会员专享，去加入工会', to: pages.membership }
      : { text: '您不符合本场条件，看看其他场次', to: others }
  }
  if (flashPhase(session, serverNow()) === 'over') {
    return { text: `本场${overWords(session)}，看看其他场次`, to: others }
  }
  if (mine && mine.claims >= item.limit) return { text: '已抢到限购数量，去查看', to: pages.flashClaims }
  if (item.stock === 0) return { text: '已抢光，看看其他商品', to: others }
  if (mine && mine.points < item.points) {
    return { text: `还差 ${item.points - mine.points} 积分，去攒积分`, to: pages.points }
  }
  return session.paused || item.paused ? { text: '抢购已暂停，看看其他商品', to: others } : null
}
