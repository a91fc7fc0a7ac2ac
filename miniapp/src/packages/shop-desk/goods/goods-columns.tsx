import type { GoodsRow } from '@yuxiang/shared/api/goods'
import { type ProductState, productStateNames } from '@yuxiang/shared/states/product'
import { Button } from '@/components/Button'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { openPage, pages, pageUrl } from '@/services/navigation'
import type { Column } from '@/workbench/table'
import '../shared/goods-line.scss'

export const stateTones: Record<ProductState, 'green' | 'citrus' | 'vermilion' | 'plain'> = {
  draft: 'plain',
  inReview: 'citrus',
  returned: 'vermilion',
  onSale: 'green',
  withdrawn: 'plain',
  barred: 'vermilion',
}

/** A product in the desk's list; `onMove` takes it off sale or puts it there again. */
export const goodsColumns = (onMove: (row: GoodsRow) => void): Column<GoodsRow>[] => [
  {
    name: '商品',
    kind: 'title',
    share: 2.6,
    of: ({ name, imageUrl, category }) => (
      <View className="goods-line">
        <View className="goods-line__picture">
          <Picture src={imageUrl} alt="" ratio={100} />
        </View>
        <View className="grow">
          <View className="lines-2">{name}</View>
          <View className="goods-line__hint">{category}</View>
        </View>
      </View>
    ),
  },
  {
    name: '状态',
    of: ({ state, changeInReview }) => (
      <View className="goods-line__tags">
        <Tag tone={stateTones[state]}>{productStateNames[state]}</Tag>
        {changeInReview ? <Tag tone="citrus">改动审核中</Tag> : null}
      </View>
    ),
  },
  {
    name: '价格',
    kind: 'figure',
    of: ({ priceFen, skuCount }) => (
      <Money fen={priceFen} size="sm" tone="ink" {...(skuCount > 1 ? { suffix: '起' } : {})} />
    ),
  },
  {
    name: '库存',
    kind: 'figure',
    of: ({ stock, lowSkus }) => (
      <View className="goods-line__tags">
        <Text className="number">{stock}</Text>
        {lowSkus > 0 ? <Tag tone="vermilion">{`${lowSkus} 个规格要补货`}</Tag> : null}
      </View>
    ),
  },
  { name: '已售', kind: 'figure', share: 0.6, of: ({ sales }) => <Text className="number">{sales}</Text> },
  {
    name: '操作',
    kind: 'acts',
    share: 1.3,
    of: (row) => (
      <>
        {row.state === 'onSale' || row.state === 'withdrawn' ? (
          <Button
            size="small"
            tone="plain"
            label={`${row.state === 'onSale' ? '下架' : '上架'}${row.name}`}
            onTap={() => onMove(row)}
          >
            {row.state === 'onSale' ? '下架' : '上架'}
          </Button>
        ) : null}
        <Button
          size="small"
          tone="line"
          label={`编辑${row.name}`}
          onTap={() => openPage(pageUrl(pages.deskProduct, { id: row.id }))}
        >
          编辑
        </Button>
      </>
    ),
  },
]
