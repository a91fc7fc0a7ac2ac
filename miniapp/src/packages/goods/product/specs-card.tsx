import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import { Text, View } from '@/elements'
import './specs-card.scss'

/** What the law wants stated for food: origin, net content, shelf life, storage. */
export function SpecsCard({ product }: { product: ProductDetail }) {
  const rows = [
    ['产地', product.origin],
    ['净含量', product.netContent],
    ['保质期', product.shelfLife],
    ['储存条件', product.storage],
    [
      '退货',
      product.fresh ? '鲜活易腐，不支持 7 天无理由退货；坏果坏品按保障处理' : '签收 7 天内支持无理由退货',
    ],
  ].filter(([, value]) => value)
  return (
    <View className="card">
      <View className="section-title" role="heading">
        商品参数
      </View>
      {rows.map(([name, value]) => (
        <View key={name} className="spec-row">
          <Text className="spec-row__name">{name}</Text>
          <Text className="grow">{value}</Text>
        </View>
      ))}
    </View>
  )
}
