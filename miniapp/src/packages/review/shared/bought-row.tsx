import { Picture } from '@/components/Picture'
import { View } from '@/elements'
import './bought-row.scss'

interface Props {
  bought: { productName: string; skuName: string; imageUrl: string }
  hint?: string
}

/** What was bought, small: picture, name, what was chosen. */
export function BoughtRow({ bought: { productName, skuName, imageUrl }, hint }: Props) {
  return (
    <View className="bought-row">
      <View className="bought-row__picture">
        <Picture src={imageUrl} alt="" ratio={100} />
      </View>
      <View className="grow">
        <View className="bought-row__name lines-2">{productName}</View>
        <View className="bought-row__hint">{hint ? `${skuName} · ${hint}` : skuName}</View>
      </View>
    </View>
  )
}
