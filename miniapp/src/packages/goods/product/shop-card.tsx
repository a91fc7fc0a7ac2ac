import type { MerchantCard } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { Icon } from '@/components/Icon'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { CreditCell } from './credit-cell'
import { LicenceSheet } from './licence-sheet'
import './shop-card.scss'

const kinds: Record<MerchantCard['kind'], string> = {
  enterprise: '企业',
  cooperative: '合作社',
  familyFarm: '家庭农场',
}

/** The merchant's own page, with everything it sells. */
export function shopUrl(merchant: MerchantCard): string {
  return pageUrl(pages.shop, { id: merchant.id })
}

/** Who sells it. */
export function ShopCard({ merchant, productId }: { merchant: MerchantCard; productId: string }) {
  const [showing, setShowing] = useState(false)
  return (
    <View className="card">
      <Link className="row shop-card__head" to={shopUrl(merchant)}>
        <View className="shop-card__sign">
          <Icon name="shop" size="lg" color="green" />
        </View>
        <View className="grow">
          <View className="shop-card__name">{merchant.name}</View>
          <View className="row shop-card__facts">
            <Tag>{kinds[merchant.kind]}</Tag>
            <Text>
              {merchant.county} · {merchant.productCount} 款在售
            </Text>
          </View>
        </View>
        <Text className="shop-card__go">进店</Text>
      </Link>
      {merchant.story ? <View className="shop-card__story">{merchant.story}</View> : null}
      <CreditCell merchantId={merchant.id} />
      <Cell title="证照信息" onTap={() => setShowing(true)} />
      <Cell
        title="投诉举报"
        hint="价格、质量、服务问题或假冒认定，由市场监管部门处理"
        to={pageUrl(pages.complain, { productId })}
      />
      {showing ? <LicenceSheet merchantId={merchant.id} onClose={() => setShowing(false)} /> : null}
    </View>
  )
}
