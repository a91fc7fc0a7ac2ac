import type { GoodsDetail, GoodsSku } from '@yuxiang/shared/api/goods'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Money } from '@/components/Money'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'
import '../shared/goods-line.scss'
import { RecordsSheet } from './records-sheet'
import { SkuSheet } from './sku-sheet'
import { StockSheet } from './stock-sheet'

interface Props {
  product: GoodsDetail
  onChanged: (product: GoodsDetail) => void
}

type Open = { what: 'new' } | { what: 'edit' | 'stock' | 'records'; sku: GoodsSku }

/** The SKUs of a saved listing: each change shows at once. */
export function SkusPanel({ product, onChanged }: Props) {
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const done = (changed: GoodsDetail) => {
    onChanged(changed)
    close()
  }
  const stocked = async (id: string, stock: number) => {
    done({ ...product, skus: product.skus.map((sku) => (sku.id === id ? { ...sku, stock } : sku)) })
    // What else hangs on it; the stock is written and shown also when this is not heard.
    await call('GET /api/merchant/products/{id}', { params: { id: product.id } }).then(
      onChanged,
      () => undefined,
    )
  }
  const move = async ({ id, state }: GoodsSku) => {
    const to = state === 'onSale' ? ('withdrawn' as const) : ('onSale' as const)
    try {
      onChanged(await call('PATCH /api/merchant/skus/{id}', { params: { id }, body: { state: to } }))
      toastDone(to === 'onSale' ? '规格已上架' : '规格已下架')
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  return (
    <Panel
      title="3 规格、价格与库存"
      side={
        <Button size="small" tone="line" onTap={() => setOpen({ what: 'new' })}>
          添加规格
        </Button>
      }
    >
      <View className="panel__hint">改价、改库存马上生效，不必再点保存；原价和每次调整都有记录。</View>
      <Table
        label="规格"
        rows={product.skus}
        keyOf={({ id }) => id}
        columns={[
          {
            name: '规格',
            kind: 'title',
            share: 1.3,
            of: ({ name, state }) => (
              <View className="goods-line__tags">
                <Text>{name}</Text>
                {state === 'withdrawn' ? <Tag tone="plain">已下架</Tag> : null}
              </View>
            ),
          },
          {
            name: '价格',
            kind: 'figure',
            of: ({ priceFen, specialFen }) => (
              <View className="goods-line__tags">
                <Money fen={priceFen} size="sm" tone="ink" />
                {specialFen === null ? null : <Tag tone="vermilion">{`特价 ¥${formatYuan(specialFen)}`}</Tag>}
              </View>
            ),
          },
          {
            name: '库存',
            kind: 'figure',
            of: ({ stock, lowStockAt }) => (
              <View className="goods-line__tags">
                <Text className="number">{stock}</Text>
                {lowStockAt !== null && stock <= lowStockAt ? <Tag tone="vermilion">要补货</Tag> : null}
              </View>
            ),
          },
          {
            name: '操作',
            kind: 'acts',
            share: 2.4,
            of: (sku) => (
              <>
                <Act name="改库存" sku={sku} onTap={() => setOpen({ what: 'stock', sku })} />
                <Act name="改价" sku={sku} onTap={() => setOpen({ what: 'edit', sku })} />
                <Act name="记录" sku={sku} onTap={() => setOpen({ what: 'records', sku })} />
                <Act name={sku.state === 'onSale' ? '下架' : '上架'} sku={sku} onTap={() => void move(sku)} />
              </>
            ),
          },
        ]}
      />
      {open?.what === 'new' ? <SkuSheet productId={product.id} onClose={close} onDone={done} /> : null}
      {open?.what === 'edit' ? (
        <SkuSheet productId={product.id} sku={open.sku} onClose={close} onDone={done} />
      ) : null}
      {open?.what === 'stock' ? (
        <StockSheet sku={open.sku} onClose={close} onDone={(stock) => void stocked(open.sku.id, stock)} />
      ) : null}
      {open?.what === 'records' ? <RecordsSheet sku={open.sku} onClose={close} /> : null}
    </Panel>
  )
}

function Act({ name, sku, onTap }: { name: string; sku: GoodsSku; onTap: () => void }) {
  return (
    <Button size="small" tone="plain" label={`${sku.name}：${name}`} onTap={onTap}>
      {name}
    </Button>
  )
}
