import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import { formatYuan } from '@yuxiang/shared/money'
import { freightOf } from '@yuxiang/shared/pricing/freight'

/** What sending this much to that region costs, in words; the rule is the one orders are priced with. */
export function freightSentence(
  product: ProductDetail,
  sku: ProductDetail['skus'][number] | undefined,
  quantity: number,
  regionCode: string | null,
): { text: string; deliverable: boolean } {
  const shown = sku ?? product.skus[0]
  if (!shown) return { text: '', deliverable: true }
  const freight = freightOf(product.merchant.freight, {
    goodsFen: shown.priceFen * quantity,
    weightG: shown.weightG * quantity,
    regionCode,
  })
  if (!freight.deliverable) return { text: '该地区暂不配送', deliverable: false }
  const where = regionCode === null ? '市内' : ''
  if (freight.freightFen === 0) return { text: `${where}免运费`, deliverable: true }
  const missing = freight.missingForFreeFen ? `，本店再买 ¥${formatYuan(freight.missingForFreeFen)} 包邮` : ''
  return { text: `${where}运费 ¥${formatYuan(freight.freightFen)}${missing}`, deliverable: true }
}
