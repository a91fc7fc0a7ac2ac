import { formatYuan } from '@yuxiang/shared/money'
import { Money } from '@/components/Money'
import { Sheet } from '@/components/Sheet'
import { Text, View } from '@/elements'
import type { DetailLine } from './detail-lines'
import './price-detail.scss'

/** 价格明细: for each thing bought its price, its share of every discount and of freight, and what pays it. */
export function PriceDetail({ lines, onClose }: { lines: DetailLine[]; onClose: () => void }) {
  return (
    <Sheet open title="价格明细" onClose={onClose}>
      <View className="price-detail__note">
        每件商品分摊的优惠和运费如下，退款按这里的金额计算；已经发货的，没有收到或有质量问题才退运费
      </View>
      {lines.map((line) => (
        <Line key={line.key} line={line} />
      ))}
    </Sheet>
  )
}

function Line({ line }: { line: DetailLine }) {
  const tenders = [
    { name: '积分抵扣', fen: line.pointsFen },
    { name: '工会额度', fen: line.allowanceFen },
    { name: '微信支付', fen: line.cashFen },
  ].filter(({ fen }) => fen > 0)
  return (
    <View className="price-detail__line" role="group" label={line.name}>
      <View className="price-detail__name">
        {line.name} <Text className="muted">{line.skuName}</Text>
      </View>
      <Row name={`¥${formatYuan(line.unitFen)} × ${line.quantity}`} fen={line.goodsFen} />
      {line.discounts.map((discount, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two offers may have one name, and rows are drawn whole
        <Row key={at} name={discount.name} fen={-discount.fen} />
      ))}
      {line.freightFen > 0 ? <Row name="分摊运费" fen={line.freightFen} /> : null}
      <View className="price-detail__row price-detail__sum">
        <Text className="grow">小计</Text>
        <Money fen={line.payableFen} size="sm" tone="sell" />
      </View>
      {tenders.length > 0 ? (
        <View className="price-detail__paid">
          其中 {tenders.map(({ name, fen }) => `${name} ¥${formatYuan(fen)}`).join('，')}
        </View>
      ) : null}
    </View>
  )
}

function Row({ name, fen }: { name: string; fen: number }) {
  return (
    <View className="price-detail__row">
      <Text className="grow">{name}</Text>
      <Money fen={fen} size="sm" tone={fen < 0 ? 'deep' : 'ink'} />
    </View>
  )
}
