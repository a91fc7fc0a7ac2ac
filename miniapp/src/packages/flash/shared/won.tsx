import type { FlashClaim } from '@yuxiang/shared/api/flash-sales'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { AddressCell } from '@/components/AddressCell'
import { Button } from '@/components/Button'
import { Countdown } from '@/components/Countdown'
import { Icon } from '@/components/Icon'
import { Text, View } from '@/elements'
import { useDeliveryAddress } from '@/hooks/use-delivery-address'
import { openPage, pages, pageUrl } from '@/services/navigation'
import './outcome.scss'
import { useOnceOver } from './use-once-over'

interface Props {
  /** Not a released one: nothing is left of that. */
  claim: FlashClaim & { state: Exclude<FlashClaim['state'], 'released'> }
  userId: string
  onChoose: (addressId: string) => Promise<void>
  /** Its time is over: what has become of it is to be read anew. */
  onOver: () => void
  /** Where it is shown: picking an address leads back there. */
  self: 'flashItem' | 'flashClaim'
}

/** Won: the address, if it is not known yet, then the money part, if there is one, each with the time left. */
export function Won({ claim, userId, onChoose, onOver, self }: Props) {
  useOnceOver(claim.state === 'paid' ? undefined : claim.payBy, onOver)
  const title = claim.state === 'paid' ? '抢到了，订单已提交' : '抢到了'
  return (
    <View className="card flash-outcome" role="status">
      <Icon name="done" size="xl" color="green" weight={1.2} />
      <View className="flash-outcome__title">{title}</View>
      {claim.state === 'won' ? (
        <Address claim={claim} userId={userId} onChoose={onChoose} self={self} />
      ) : claim.state === 'ordered' ? (
        <>
          <View className="flash-outcome__hint">
            {claim.points} 积分已为您留着，还需支付 ¥{formatYuan(claim.priceFen)}
          </View>
          <TimeLeft claim={claim} />
          <Button onTap={() => openPage(pageUrl(pages.order, { id: claim.id }))}>去付款</Button>
        </>
      ) : (
        <>
          <View className="flash-outcome__hint">已用 {claim.points} 积分，商家会尽快发货</View>
          <Button onTap={() => openPage(pageUrl(pages.order, { id: claim.id }))}>查看订单</Button>
        </>
      )}
      <Button tone="plain" onTap={() => openPage(pages.flashClaims)}>
        我抢到的
      </Button>
    </View>
  )
}

const TimeLeft = ({ claim }: { claim: FlashClaim }) => (
  <View className="flash-outcome__clock">
    <Text className="muted">逾期释放，剩余</Text>
    <Countdown until={claim.payBy} />
  </View>
)

function Address({ claim, userId, onChoose, self }: Omit<Props, 'onOver'>) {
  const address = useDeliveryAddress(userId)
  const [sending, setSending] = useState(false)
  const send = async () => {
    if (!address) return openPage(pageUrl(pages.addressEdit, { select: self }))
    setSending(true)
    await onChoose(address.id)
    setSending(false)
  }
  return (
    <>
      <View className="flash-outcome__hint">请确认收货地址，生成订单</View>
      <TimeLeft claim={claim} />
      {address ? (
        <View className="flash-outcome__address">
          <AddressCell title="寄往" address={address} select={self} />
        </View>
      ) : null}
      <Button loading={sending} disabled={address === undefined} onTap={() => void send()}>
        {address === null ? '添加收货地址' : '确认地址'}
      </Button>
    </>
  )
}
