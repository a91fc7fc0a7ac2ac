import type { GoodsRow } from '@yuxiang/shared/api/goods'
import { type ProductState, productStateNames } from '@yuxiang/shared/states/product'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { View } from '@/elements'
import { paging, usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { GrowingTable } from '@/workbench/growing-table'
import { SearchField } from '@/workbench/search-field'
import { type AtShop, ShopPage } from '@/workbench/shop-page'
import '../shared/desk-search.scss'
import { goodsColumns } from './goods-columns'

const shownStates: readonly ProductState[] = ['onSale', 'inReview', 'returned', 'draft', 'withdrawn']
type Filter = ProductState | 'all' | 'low'
const filters: { key: Filter; name: string }[] = [
  { key: 'all', name: '全部' },
  { key: 'low', name: '库存预警' },
  ...shownStates.map((key) => ({ key, name: productStateNames[key] })),
]

/** 商品与库存 */
export default function GoodsPage() {
  return (
    <ShopPage
      section="goods"
      title="商品与库存"
      self={pages.deskGoods}
      actions={() => (
        <>
          <Button size="fit" tone="plain" onTap={() => openPage(pages.deskPrices)}>
            批量改价改库存
          </Button>
          <Button size="fit" onTap={() => openPage(pages.deskProduct)}>
            新建商品
          </Button>
        </>
      )}
    >
      {(at) => <Goods {...at} />}
    </ShopPage>
  )
}

function Goods({ userId, shop }: AtShop) {
  const [filter, setFilter] = useState<Filter>('all')
  const [q, setQ] = useState('')
  const query = {
    merchant: shop.id,
    ...(filter === 'low' ? { lowStock: 'true' as const } : filter === 'all' ? {} : { state: filter }),
    ...(q ? { q } : {}),
  }
  const list = usePagedList<GoodsRow>(ownName(userId, `desk-goods-${JSON.stringify(query)}`), (request) => {
    const { cursor } = paging(request, 20) as { cursor?: string }
    return call('GET /api/merchant/products', { query: { ...query, cursor, pageSize: 20 } })
  })
  useShowAgain(() => void list.refresh())
  const move = async ({ id, name, state }: GoodsRow) => {
    const event = state === 'onSale' ? ('withdraw' as const) : ('relist' as const)
    const ask =
      event === 'withdraw'
        ? confirmAct(`下架“${name}”`, '买家马上买不到它；已下的订单不变，可以随时重新上架。', '下架')
        : Promise.resolve(true)
    if (!(await ask)) return
    try {
      await call('POST /api/merchant/products/{id}/move', { params: { id }, body: { event } })
      toastDone(event === 'withdraw' ? '已下架' : '已上架')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await list.refresh()
  }
  return (
    <>
      <View className="bench__filters">
        <View className="desk-search">
          <SearchField label="搜商品名称" onSearch={setQ} />
        </View>
        <Chips label="按状态查看商品" options={filters} chosen={[filter]} onTap={setFilter} />
      </View>
      <GrowingTable
        label="商品"
        list={list}
        keyOf={({ id }) => id}
        columns={goodsColumns((row) => void move(row))}
        empty={
          <Empty
            icon="category"
            title={q ? `没有“${q}”` : filter === 'low' ? '没有需要补货的规格' : '这里还没有商品'}
            hint={filter === 'low' ? '在规格里设好预警线，到线会提醒您' : '新建后提交审核，通过即上架'}
            {...(filter === 'low' || q
              ? {}
              : { action: '新建商品', onAction: () => openPage(pageUrl(pages.deskProduct)) })}
          />
        }
      />
    </>
  )
}
