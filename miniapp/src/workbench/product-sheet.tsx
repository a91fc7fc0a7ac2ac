import type { ProductCard } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Sheet } from '@/components/Sheet'
import { SkeletonRows } from '@/components/Skeleton'
import { call } from '@/services/api'
import { Pager } from './pager'
import { PickRow } from './pick-row'
import { SearchField } from './search-field'
import { pageSize, usePage } from './use-page'

/** Among which products is searched. */
export interface ProductFilter {
  certified?: 'true'
  merchant?: string
}

const certifiedOnly: ProductFilter = { certified: 'true' }

interface Props {
  title: string
  filter?: ProductFilter
  /** Ids of the products chosen so far. */
  chosen: readonly string[]
  onTap: (product: ProductCard) => void
  onClose: () => void
}

/** Products to choose from (certified ones, without a filter), with a search. Mount it to open it. */
export function ProductSheet({ title, filter = certifiedOnly, chosen, onTap, onClose }: Props) {
  const [q, setQ] = useState('')
  const list = usePage(`bench-products-${JSON.stringify(filter)}-${q}`, (page) =>
    call('GET /api/products', { query: { ...filter, ...(q ? { q } : {}), ...page } }),
  )
  const { data } = list
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={<Button onTap={onClose}>{chosen.length > 0 ? `选好了（${chosen.length}）` : '选好了'}</Button>}
    >
      <SearchField label={filter.certified ? '搜认定有效的帮扶产品' : '搜在售商品'} onSearch={setQ} />
      {data?.items.map((product) => (
        <PickRow
          key={product.id}
          name={product.name}
          hint={`${product.county} · 库存 ${product.stock}`}
          on={chosen.includes(product.id)}
          picture={<Picture src={product.imageUrl} alt="" />}
          aside={<Money fen={product.priceFen} size="sm" tone="ink" suffix="起" />}
          onTap={() => onTap(product)}
        />
      ))}
      {data?.items.length === 0 ? <Empty title={`没有“${q}”`} hint="换个词试试，比如 脐橙、腊肉" /> : null}
      {data ? (
        <Pager page={list.page} pageSize={pageSize} total={data.total ?? 0} onPage={list.setPage} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.reload()} />
      ) : (
        <SkeletonRows count={3} />
      )}
    </Sheet>
  )
}
