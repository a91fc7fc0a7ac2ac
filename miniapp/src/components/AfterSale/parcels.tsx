import type { AfterSaleDetail } from '@yuxiang/shared/api/aftersales'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { returnFreightWords } from '@/services/after-sale-words'
import { type Answer, call } from '@/services/api'
import { chinaDayAndTime } from '@/services/china-time'
import { copyText } from '@/services/clipboard'
import { ownName } from '@/services/kept'
import './parcels.scss'

type Which = 'return' | 'replacement'

interface Props {
  one: AfterSaleDetail
  userId: string
  viewer: 'buyer' | 'merchant' | 'operator'
}

/** Where the goods go back to, and the parcels of a case with the carrier's newest word. */
export function CaseParcels({ one, userId, viewer }: Props) {
  const { returnAddress, returnParcel, replacementParcel } = one
  const freightWords = returnFreightWords(one.reason, viewer)
  if (!returnAddress && !returnParcel && !replacementParcel) return null
  return (
    <View className="card case-parcels">
      {returnAddress ? (
        <View className="case-parcels__row">
          <Icon name="place" color="muted" />
          <View className="grow">
            <View className="case-parcels__name">退货地址</View>
            <View>
              {returnAddress.name} <Text className="number">{returnAddress.phone}</Text>
            </View>
            <View className="case-parcels__words">{returnAddress.address}</View>
            {freightWords ? <View className="case-parcels__words">{freightWords}</View> : null}
          </View>
          <Button
            size="small"
            tone="plain"
            label="复制退货地址"
            onTap={() =>
              void copyText(`${returnAddress.name} ${returnAddress.phone} ${returnAddress.address}`)
            }
          >
            复制
          </Button>
        </View>
      ) : null}
      {returnParcel ? <Parcel name="退货物流" which="return" {...{ one, userId, viewer }} /> : null}
      {replacementParcel ? <Parcel name="换货物流" which="replacement" {...{ one, userId, viewer }} /> : null}
    </View>
  )
}

function Parcel({ name, which, one, userId, viewer }: Props & { name: string; which: Which }) {
  const parcel = which === 'return' ? one.returnParcel : one.replacementParcel
  const { data } = useAnswer(ownName(userId, `after-sale-${which}-${one.id}`), () =>
    newestOf(one.id, which, viewer),
  )
  if (!parcel) return null
  const newest = data?.events[0]
  return (
    <View className="case-parcels__row">
      <Icon name="truck" color="green" />
      <View className="grow">
        <View className="case-parcels__name">
          {name} · {parcel.carrierName}
        </View>
        <View className="number">{parcel.trackingNo}</View>
        <View className="case-parcels__words">
          {newest
            ? `${newest.text}（${chinaDayAndTime(newest.at)}）`
            : `${chinaDayAndTime(parcel.sentAt)} 寄出`}
        </View>
      </View>
      <Button size="small" tone="plain" label="复制运单号" onTap={() => void copyText(parcel.trackingNo)}>
        复制
      </Button>
    </View>
  )
}

/** The carrier's words, asked as whoever looks; the platform sees the numbers only. */
async function newestOf(
  id: string,
  parcel: Which,
  viewer: Props['viewer'],
): Promise<Pick<Answer<'GET /api/after-sales/{id}/tracking'>, 'events'>> {
  const asked = { params: { id }, query: { parcel } }
  if (viewer === 'operator') return { events: [] }
  return viewer === 'buyer'
    ? call('GET /api/after-sales/{id}/tracking', asked)
    : call('GET /api/merchant/after-sales/{id}/tracking', asked)
}
