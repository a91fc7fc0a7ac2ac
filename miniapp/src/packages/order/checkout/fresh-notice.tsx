import { Check } from '@/components/Check'
import { Tap, View } from '@/elements'
import './fresh-notice.scss'

interface Props {
  /** Names of the fresh goods in this order. */
  names: string[]
  agreed: boolean
  /** It was forgotten: the card asks for it. */
  missed: boolean
  onAgree: (agreed: boolean) => void
}

/** Fresh goods can't be given back without a reason; the law wants that confirmed by itself (消费者权益保护法 第二十五条). */
export function FreshNotice({ names, agreed, missed, onAgree }: Props) {
  return (
    <View className={`card fresh-notice ${missed ? 'fresh-notice--missed' : ''}`} id="fresh-notice">
      <View className="fresh-notice__title">鲜活易腐商品退货说明</View>
      <View className="fresh-notice__words">
        {names.join('、')}
        属鲜活易腐商品，不适用七日无理由退货。收到时如有破损、腐坏或与描述不符，仍可依法要求退换。
      </View>
      <View className="row fresh-notice__agree">
        <Check
          on={agreed}
          label="我已知晓并同意鲜活易腐商品不适用七日无理由退货"
          onTap={() => onAgree(!agreed)}
        />
        <Tap className="grow fresh-notice__text" hidden onTap={() => onAgree(!agreed)}>
          我已知晓并同意：鲜活易腐商品不适用七日无理由退货
        </Tap>
      </View>
      {missed ? (
        <View className="fresh-notice__missed" role="alert">
          请先勾选确认，再提交订单
        </View>
      ) : null}
    </View>
  )
}
