import type { Mark } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { BrandSheet } from '@/components/BrandSheet'
import { CountySheet } from '@/components/CountySheet'
import { Icon } from '@/components/Icon'
import { markNames } from '@/components/ProductCard/marks'
import { Scroller, Tap, Text, View } from '@/elements'
import type { Criteria } from './criteria'
import './filters.scss'
import { useCategoryName } from './use-category-name'

interface Props {
  criteria: Criteria
  total: number | undefined
  onChange: (criteria: Criteria) => void
}

const orders: { text: string; sort: Criteria['sort'] }[] = [
  { text: '综合', sort: 'recommended' },
  { text: '销量', sort: 'sales' },
  { text: '新品', sort: 'newest' },
]

/** The order of the results, and what narrows them. */
export function Filters({ criteria, total, onChange }: Props) {
  const [picking, setPicking] = useState(false)
  const [pickingBrand, setPickingBrand] = useState(false)
  const change = (part: Partial<Criteria>) => onChange({ ...criteria, ...part })
  const categoryName = useCategoryName(criteria)
  const byPrice = criteria.sort === 'priceAsc' || criteria.sort === 'priceDesc'

  const chip = (text: string, on: boolean, act: () => void, removes = false) => (
    <Tap
      key={text}
      className={`filters__chip ${on ? 'filters__chip--on' : ''}`}
      role="checkbox"
      checked={on}
      onTap={act}
    >
      <Text>{text}</Text>
      {removes ? <Icon name="close" size="sm" color="vermilion" /> : null}
    </Tap>
  )
  return (
    <View className="filters">
      <View className="filters__orders" role="tablist" label="排序">
        {orders.map(({ text, sort }) => (
          <Tap
            key={sort}
            className={`filters__order ${criteria.sort === sort ? 'filters__order--on' : ''}`}
            role="tab"
            checked={criteria.sort === sort}
            onTap={() => change({ sort })}
          >
            {text}
          </Tap>
        ))}
        <Tap
          className={`filters__order ${byPrice ? 'filters__order--on' : ''}`}
          role="tab"
          checked={byPrice}
          label={
            criteria.sort === 'priceAsc'
              ? '价格从低到高'
              : criteria.sort === 'priceDesc'
                ? '价格从高到低'
                : '按价格排序'
          }
          onTap={() => change({ sort: criteria.sort === 'priceAsc' ? 'priceDesc' : 'priceAsc' })}
        >
          价格
          <Text hidden>
            {criteria.sort === 'priceAsc' ? ' ↑' : criteria.sort === 'priceDesc' ? ' ↓' : ''}
          </Text>
        </Tap>
      </View>
      <Scroller direction="x" className="filters__rail">
        <View className="filters__chips">
          {chip(criteria.county ?? '选择区县', Boolean(criteria.county), () => setPicking(true))}
          {chip('帮扶产品', Boolean(criteria.certified), () => change({ certified: !criteria.certified }))}
          {chip(criteria.brand ? (criteria.brandName ?? '品牌') : '选择品牌', Boolean(criteria.brand), () =>
            setPickingBrand(true),
          )}
          {criteria.category
            ? chip(categoryName, true, () => change({ category: undefined, categoryName: undefined }), true)
            : null}
          {criteria.merchant
            ? chip(
                criteria.merchantName ?? '本店',
                true,
                () => change({ merchant: undefined, merchantName: undefined }),
                true,
              )
            : null}
          {(Object.entries(markNames) as [Mark, string][]).map(([mark, name]) =>
            chip(name, criteria.mark === mark, () =>
              change({ mark: criteria.mark === mark ? undefined : mark }),
            ),
          )}
        </View>
      </Scroller>
      {total !== undefined && total > 0 ? (
        <View className="filters__total" role="status">
          共 {total} 款
        </View>
      ) : null}
      {pickingBrand ? (
        <BrandSheet
          chosen={criteria.brand}
          onClose={() => setPickingBrand(false)}
          onPick={(brand) => {
            setPickingBrand(false)
            change({ brand: brand?.id, brandName: brand?.name })
          }}
        />
      ) : null}
      {picking ? (
        <CountySheet
          withAll
          chosen={criteria.county ?? ''}
          onClose={() => setPicking(false)}
          onPick={(county) => {
            setPicking(false)
            change({ county: county?.name })
          }}
        />
      ) : null}
    </View>
  )
}
