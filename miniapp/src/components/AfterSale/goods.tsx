import { afterSaleReasonOf } from '@yuxiang/shared/after-sale/reasons'
import type { AfterSaleDetail, AfterSaleLine } from '@yuxiang/shared/api/aftersales'
import type { ReactNode } from 'react'
import { Money } from '@/components/Money'
import { PhotoStrip } from '@/components/PhotoStrip'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { ReturnSums } from './return-sums'
import './goods.scss'

/** One line of a case: picture, name, how many. */
export function CaseLine({ line }: { line: AfterSaleLine }) {
  return (
    <View className="case-line">
      <View className="case-line__picture">
        <Picture src={line.imageUrl} alt="" ratio={100} />
      </View>
      <View className="grow">
        <View className="case-line__name lines-2">{line.name}</View>
        <View className="case-line__sku">{line.skuName}</View>
        {line.fresh ? <Tag tone="citrus">鲜活易腐</Tag> : null}
      </View>
      <View className="case-line__figures">
        <Money fen={line.unitFen} size="sm" tone="ink" />
        <View className="muted number">× {line.quantity}</View>
      </View>
    </View>
  )
}

/** What a case is about: goods, reason, photos, and what it is worth. */
export function CaseGoods({ one }: { one: AfterSaleDetail }) {
  const isPart = one.state === 'refunded' && one.lines.some((line) => line.grantedQuantity < line.quantity)
  return (
    <View className="card">
      {one.lines.map((line) => (
        <CaseLine key={line.lineId} line={line} />
      ))}
      <View className="case-goods__rule" />
      <Fact name="原因">{afterSaleReasonOf(one.reason).text}</Fact>
      {one.description ? <Fact name="说明">{one.description}</Fact> : null}
      <Fact name="订单编号">
        <Text className="number">{one.orderNo}</Text>
      </Fact>
      <Fact name="申请时间">
        <Text className="number">{chinaDateTime(one.createdAt)}</Text>
      </Fact>
      <PhotoStrip photos={one.photos} label="售后申请" />
      <View className="case-goods__rule" />
      {isPart ? (
        <View className="case-goods__part">
          平台支持退款{' '}
          {one.lines
            .filter((line) => line.grantedQuantity > 0)
            .map((line) => `${line.name} × ${line.grantedQuantity}`)
            .join('、')}
        </View>
      ) : null}
      <ReturnSums
        title={one.state === 'refunded' ? '已退回' : one.kind === 'exchange' ? '换货商品价值' : '申请退款'}
        sums={one}
      />
    </View>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className="case-goods__fact">
      <Text className="case-goods__fact-name">{name}</Text>
      <View className="grow">{children}</View>
    </View>
  )
}
