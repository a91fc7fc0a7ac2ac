import type { GoodsRow } from '@yuxiang/shared/api/goods'
import { productStateNames } from '@yuxiang/shared/states/product'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Sheet } from '@/components/Sheet'
import { SkeletonRows } from '@/components/Skeleton'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { PickRow } from './pick-row'
import { SearchField } from './search-field'
import type { AtShop } from './shop-page'

interface Props {
  at: AtShop
  title: string
  chosen?: string | undefined
  onPick: (product: GoodsRow) => void
  onClose: () => void
}

/** A shop's own products, on sale or not, to pick one of. Mount it to open it. */
export function OwnProductSheet({ at: { userId, shop }, title, chosen, onPick, onClose }: Props) {
  const [q, setQ] = useState('')
  const list = usePagedList<GoodsRow>(ownName(userId, `own-products-${shop.id}-${q}`), ({ cursor }) =>
    call('GET /api/merchant/products', {
      query: { merchant: shop.id, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) },
    }),
  )
  const { items, loading, problem, ended, loadMore } = list
  return (
    <Sheet open title={title} onClose={onClose}>
      <SearchField label="搜本店商品" onSearch={setQ} />
      {items.map((product) => (
        <PickRow
          key={product.id}
          name={product.name}
          hint={`${productStateNames[product.state]} · 库存 ${product.stock}`}
          on={product.id === chosen}
          picture={<Picture src={product.imageUrl} alt="" />}
          aside={<Money fen={product.priceFen} size="sm" tone="ink" suffix="起" />}
          onTap={() => onPick(product)}
        />
      ))}
      {problem ? (
        <Failure problem={problem} onRetry={() => void loadMore()} />
      ) : loading === 'first' ? (
        <SkeletonRows count={3} />
      ) : items.length === 0 ? (
        <Empty
          title={q ? `没有“${q}”` : '本店还没有商品'}
          hint={q ? '换个词试试' : '先在“商品与库存”里新建'}
        />
      ) : ended ? null : (
        <Button tone="plain" loading={loading === 'more'} onTap={() => void loadMore()}>
          更多商品
        </Button>
      )}
    </Sheet>
  )
}
