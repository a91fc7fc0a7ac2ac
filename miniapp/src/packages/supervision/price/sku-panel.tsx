import type { SkuPrices } from '@yuxiang/shared/api/price-watch'
import { formatYuan } from '@yuxiang/shared/money'
import { Button } from '@/components/Button'
import { View } from '@/elements'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import './alert-panel.scss'

/** What is watched, and whose it is. */
export function SkuPanel({ prices }: { prices: SkuPrices }) {
  const { productName, skuName, merchantName, county, category, priceFen, originalFen, unit } = prices
  return (
    <Panel title={productName}>
      <Fact name="规格">{skuName}</Fact>
      <Fact name="商家">{merchantName}</Fact>
      <Fact name="区县">{county}</Fact>
      <Fact name="品类">{category}</Fact>
      <Fact name="现价" strong>
        ¥{formatYuan(priceFen)}
        {originalFen === null ? '' : `（划线 ¥${formatYuan(originalFen)}）`}
      </Fact>
      <Fact name="单位价格">
        {unit ? `¥${formatYuan(unit.perFen)} / ${unit.per}` : '未标明净含量，不作比较'}
      </Fact>
      <View className="panel__foot alert-panel__acts">
        <Button
          tone="plain"
          size="fit"
          onTap={() => openPage(pageUrl(pages.merchantCredit, { id: prices.merchantId }))}
        >
          商家信用
        </Button>
        <Button
          tone="plain"
          size="fit"
          onTap={() => openPage(pageUrl(pages.product, { id: prices.productId }))}
        >
          商品页
        </Button>
      </View>
    </Panel>
  )
}
