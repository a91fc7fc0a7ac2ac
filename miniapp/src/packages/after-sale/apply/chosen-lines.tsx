import type { OrderDetail } from '@yuxiang/shared/api/orders'
import { CheckMark } from '@/components/Check'
import { Picture } from '@/components/Picture'
import { Stepper } from '@/components/Stepper'
import { Tag } from '@/components/Tag'
import { Tap, View } from '@/elements'
import type { Chosen, LineClaim } from './claim-options'
import './chosen-lines.scss'

interface Props {
  order: OrderDetail
  claims: readonly LineClaim[]
  chosen: Chosen
  onChoose: (lineId: string, quantity: number) => void
}

/** The order's goods: which, and how many of each. */
export function ChosenLines({ order, claims, chosen, onChoose }: Props) {
  return (
    <View className="card">
      <View className="section-title">选择商品</View>
      {/* A gift is no goods of its own here: it goes back when its condition is gone. */}
      {order.lines.filter(isBought).map((line) => {
        const claim = claims.find((one) => one.lineId === line.id)
        const most = claim?.claimableQuantity ?? 0
        const quantity = Math.min(chosen[line.id] ?? 0, most)
        const isOn = quantity > 0
        return (
          <View key={line.id} className={`chosen-line ${most === 0 ? 'chosen-line--off' : ''}`}>
            <Tap
              className="chosen-line__main"
              role="checkbox"
              checked={isOn}
              disabled={most === 0}
              label={`${line.name} ${line.skuName}`}
              onTap={() => onChoose(line.id, isOn ? 0 : most)}
            >
              <CheckMark on={isOn} />
              <View className="chosen-line__picture">
                <Picture src={line.imageUrl} alt="" ratio={100} />
              </View>
              <View className="grow">
                <View className="chosen-line__name lines-2">{line.name}</View>
                <View className="chosen-line__words">{line.skuName}</View>
                {line.fresh ? <Tag tone="citrus">鲜活易腐</Tag> : null}
                {most === 0 ? (
                  <View className="chosen-line__words">
                    {claim?.openAfterSaleId ? '正在售后中' : '已过期限或已退款'}
                  </View>
                ) : null}
              </View>
            </Tap>
            {isOn ? (
              <View className="chosen-line__quantity">
                <View className="chosen-line__words">最多 {most} 件</View>
                <Stepper
                  label={line.name}
                  value={quantity}
                  max={most}
                  onChange={(value) => onChoose(line.id, value)}
                />
              </View>
            ) : null}
          </View>
        )
      })}
    </View>
  )
}

const isBought = (line: OrderDetail['lines'][number]) => line.giftValueFen === null
