import { formatYuan } from '@yuxiang/shared/money'
import type { ReactNode } from 'react'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Link, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import './line-row.scss'

interface Props {
  line: {
    productId: string
    skuId: string
    name: string
    skuName: string
    imageUrl: string
    quantity: number
    unitFen: number
    fresh: boolean
    /** Crossed out beside the price while a special price holds. */
    originalFen?: number | null
    /** A gift: its stated value of one unit. */
    giftValueFen?: number | null
  }
  certified: boolean
  /** Leads to the product. */
  linked?: boolean
  /** Below the words. */
  children?: ReactNode
}

/** One product of an order: picture, name, what was chosen, price and how many. */
export function LineRow({ line, certified, linked = false, children }: Props) {
  const { giftValueFen = null, originalFen = null } = line
  const words = (
    <>
      <View className="line-row__picture">
        <Picture src={line.imageUrl} alt="" ratio={100} />
      </View>
      <View className="grow">
        <View className="line-row__name lines-2">{line.name}</View>
        <View className="line-row__sku">{line.skuName}</View>
        <View className="line-row__tags">
          {giftValueFen === null ? null : <Tag tone="vermilion">赠品</Tag>}
          {certified ? <Tag>帮扶产品</Tag> : null}
          {line.fresh ? <Tag tone="citrus">鲜活易腐</Tag> : null}
        </View>
        {giftValueFen === null ? null : (
          <View className="line-row__gift">
            价值 ¥{formatYuan(giftValueFen)}；退货后不够赠送条件的，一并退回或按此价值计价
          </View>
        )}
      </View>
      <View className="line-row__figures">
        <Money fen={line.unitFen} size="sm" tone="ink" />
        {originalFen === null ? null : (
          <View>
            <Money fen={originalFen} size="sm" tone="muted" struck />
          </View>
        )}
        <View className="line-row__quantity number">× {line.quantity}</View>
      </View>
    </>
  )
  return (
    <View className="line-row">
      {linked ? (
        <Link className="line-row__main" to={pageUrl(pages.product, { id: line.productId, sku: line.skuId })}>
          {words}
        </Link>
      ) : (
        <View className="line-row__main">{words}</View>
      )}
      {children}
    </View>
  )
}
