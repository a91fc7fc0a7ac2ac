import type { CounterItem } from '@yuxiang/shared/api/venue-desk'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Link, Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { pages, pageUrl } from '@/services/navigation'
import './counter-stock.scss'

/** 本柜现有: what lies in the counter, as it was last filled or counted. */
export function CounterStock({ venueId }: { venueId: string }) {
  const { data } = useAnswer(`counter-stock-${venueId}`, () =>
    call('GET /api/venues/{id}/stock', { params: { id: venueId } }),
  )
  if (!data) return null
  return (
    <View className="card">
      <View className="section-title" role="heading">
        本柜现有
      </View>
      {data.items.length > 0 ? (
        data.items.map((item) => <Row key={item.skuId} item={item} />)
      ) : (
        <View className="muted counter-stock__none">柜里暂时没有现货，下面的商品可以下单寄到家。</View>
      )}
      <View className="counter-stock__hint">数量以最近一次补货或盘点为准，与线上库存分开计。</View>
    </View>
  )
}

function Row({ item: { productId, name, skuName, imageUrl, priceFen, units } }: { item: CounterItem }) {
  return (
    <Link className="counter-stock__row" to={pageUrl(pages.product, { id: productId })}>
      <View className="counter-stock__picture">
        <Picture src={imageUrl} alt="" ratio={100} />
      </View>
      <View className="grow counter-stock__words">
        <View className="lines-1">{name}</View>
        <View className="muted counter-stock__sku">{skuName}</View>
        <Money fen={priceFen} size="sm" />
      </View>
      <Text className="number counter-stock__units">{units} 件</Text>
    </Link>
  )
}
