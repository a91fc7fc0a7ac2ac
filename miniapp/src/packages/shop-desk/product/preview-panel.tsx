import type { GoodsDetail } from '@yuxiang/shared/api/goods'
import { ProductCard } from '@/components/ProductCard'
import { View } from '@/elements'
import { readYuan } from '@/services/yuan'
import { Panel } from '@/workbench/figures'
import './preview-panel.scss'
import type { ProductDraft } from './product-draft'

interface Props {
  draft: ProductDraft
  product: GoodsDetail | undefined
  shopName: string
}

/** The card as buyers will find it in lists, as it is typed. */
export function PreviewPanel({ draft, product, shopName }: Props) {
  const skus = product
    ? product.skus.filter(({ state }) => state === 'onSale')
    : draft.skus.map(({ price, stock }) => ({
        priceFen: readYuan(price).fen ?? 0,
        specialFen: null,
        stock: Number(stock) || 0,
      }))
  const prices = skus.map((sku) => sku.specialFen ?? sku.priceFen).filter((fen) => fen > 0)
  const card = {
    id: '',
    name: draft.name || '商品名称',
    subtitle: draft.subtitle,
    county: product?.county ?? shopName,
    priceFen: prices.length > 0 ? Math.min(...prices) : 0,
    originalFen: null,
    imageUrl: draft.images[0] ?? '',
    stock: Math.max(
      1,
      skus.reduce((sum, sku) => sum + sku.stock, 0),
    ),
    certified: product?.certified ?? false,
    marks: [],
    sales: product?.sales ?? 0,
  }
  return (
    <Panel title="买家看到的样子">
      <View className="product-preview">
        <ProductCard product={card} />
      </View>
      <View className="panel__hint">列表里的商品卡。产地、规格和详情在商品页展示。</View>
    </Panel>
  )
}
