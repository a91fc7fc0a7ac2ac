import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { TextField, YuanField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { toast } from '@/services/feedback'
import { Panel } from '@/workbench/figures'
import { SkuRow } from '@/workbench/sku-row'
import { type PickedSku, SkuSheet } from '@/workbench/sku-sheet'
import { type FlashItemDraft, newItem } from './flash-draft'
import type { FlashForm } from './use-flash-form'

const itemsMax = 50

/** What is sold, SKU by SKU: points, the money part, how many, and how many each. */
export function ItemsPanel({ form: { draft, errors, change } }: { form: FlashForm }) {
  const [picking, setPicking] = useState(false)
  const { items } = draft
  const add = (sku: PickedSku) => {
    setPicking(false)
    if (items.some(({ skuId }) => skuId === sku.skuId)) toast('已经选过了')
    else change({ items: [...items, newItem(sku)] })
  }
  const set = (at: number, part: Partial<FlashItemDraft>) =>
    change({ items: items.map((item, one) => (one === at ? { ...item, ...part } : item)) })
  return (
    <Panel title="2 商品、积分与数量">
      {errors.items ? <Note tone="wrong">{errors.items}</Note> : null}
      {items.map((item, at) => {
        const path = `items.${at}`
        return (
          <SkuRow
            key={item.skuId}
            sku={item}
            onRemove={() => change({ items: items.filter((_, one) => one !== at) })}
          >
            <View className="form-pair">
              <TextField
                name={`积分（商城价 ¥${formatYuan(item.priceFen)}）`}
                type="number"
                placeholder="200"
                maxLength={7}
                value={item.points}
                error={errors[`${path}.points`]}
                onInput={(points) => set(at, { points })}
              />
              <YuanField
                name="另付现金"
                placeholder="不填为纯积分"
                value={item.money}
                error={errors[`${path}.priceFen`]}
                onInput={(money) => set(at, { money })}
              />
            </View>
            <View className="form-pair">
              <TextField
                name="数量"
                type="number"
                placeholder="100"
                maxLength={6}
                value={item.stock}
                error={errors[`${path}.stockTotal`]}
                onInput={(stock) => set(at, { stock })}
              />
              <TextField
                name="每人限购"
                type="number"
                maxLength={2}
                value={item.limit}
                error={errors[`${path}.limit`]}
                onInput={(limit) => set(at, { limit })}
              />
            </View>
          </SkuRow>
        )
      })}
      <View className="panel__foot">
        <Button tone="line" size="fit" disabled={items.length >= itemsMax} onTap={() => setPicking(true)}>
          {items.length > 0 ? '再选一个商品' : '选择商品'}
        </Button>
      </View>
      {picking ? <SkuSheet title="选择抢购商品" onPick={add} onClose={() => setPicking(false)} /> : null}
    </Panel>
  )
}
