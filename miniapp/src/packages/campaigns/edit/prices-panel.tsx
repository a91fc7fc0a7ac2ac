import type { PriceTruth } from '@yuxiang/shared/api/campaigns'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { YuanField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { toast } from '@/services/feedback'
import { Panel } from '@/workbench/figures'
import { goodsOf } from '@/workbench/goods-of'
import { yuanInput } from '@/workbench/read-number'
import { SkuRow } from '@/workbench/sku-row'
import { type PickedSku, SkuSheet } from '@/workbench/sku-sheet'
import type { PriceDraft } from './campaign-draft'
import type { CampaignForm } from './use-campaign-form'

const pricesMax = 200

/** Special prices, SKU by SKU, each with what may be crossed out beside it and why. */
export function PricesPanel({ form: { draft, errors, truths, change } }: { form: CampaignForm }) {
  const [picking, setPicking] = useState(false)
  const { prices } = draft
  const add = (sku: PickedSku) => {
    setPicking(false)
    if (prices.some(({ skuId }) => skuId === sku.skuId)) toast('已经选过了')
    else change({ prices: [...prices, { ...sku, price: '', original: '' }] })
  }
  const set = (at: number, part: Partial<PriceDraft>) =>
    change({ prices: prices.map((row, one) => (one === at ? { ...row, ...part } : row)) })
  const whole = errors['plan.prices']
  return (
    <Panel title="2 特价商品">
      {whole ? <Note tone="wrong">{whole}</Note> : null}
      {prices.map((row, at) => {
        const path = `plan.prices.${at}`
        return (
          <SkuRow
            key={row.skuId}
            sku={row}
            onRemove={() => change({ prices: prices.filter((_, one) => one !== at) })}
          >
            {errors[path] ? <Note tone="wrong">{errors[path]}</Note> : null}
            <View className="form-pair">
              <YuanField
                name={`特价（现价 ¥${formatYuan(row.priceFen)}）`}
                placeholder="0.00"
                value={row.price}
                error={errors[`${path}.priceFen`] ?? errors[`${path}.skuId`]}
                onInput={(price) => set(at, { price })}
              />
              <YuanField
                name="划线价"
                placeholder="不显示划线价"
                value={row.original}
                error={errors[`${path}.originalFen`]}
                onInput={(original) => set(at, { original })}
              />
            </View>
            <Truth
              truth={truths.shown?.get(row.skuId)}
              failed={truths.problem !== undefined}
              onRetry={truths.reload}
              onUse={(original) => set(at, { original })}
            />
          </SkuRow>
        )
      })}
      <View className="panel__foot">
        <Button tone="line" size="fit" disabled={prices.length >= pricesMax} onTap={() => setPicking(true)}>
          {prices.length > 0 ? '再选一个商品' : '选择商品'}
        </Button>
      </View>
      {picking ? (
        <SkuSheet
          title="选择特价商品"
          filter={goodsOf(draft.merchantId)}
          onPick={add}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </Panel>
  )
}

interface TruthProps {
  truth: PriceTruth | undefined
  failed: boolean
  onRetry: () => void
  onUse: (original: string) => void
}

/** What may be crossed out at most, the ground for it and the law. */
function Truth({ truth, failed, onRetry, onUse }: TruthProps) {
  if (!truth) {
    return (
      <Note>
        {failed ? '没能核验划线价。' : '正在核验划线价…'}
        {failed ? (
          <Button size="small" tone="plain" onTap={onRetry}>
            再试一次
          </Button>
        ) : null}
      </Note>
    )
  }
  const { lowestFen } = truth
  if (lowestFen === null) {
    return (
      <Note tone="warm">
        <View>这个规格在活动前没有成交过，只能按特价卖，不能标划线价：标过的价格不算，要真正卖出过。</View>
        <View>{truth.basis}</View>
      </Note>
    )
  }
  return (
    <Note>
      <View>
        划线价最高 ¥{formatYuan(lowestFen)}：{truth.ground}
      </View>
      <View>{truth.basis}</View>
      <Button
        size="small"
        tone="plain"
        label={`${truth.productName}用 ¥${formatYuan(lowestFen)} 作划线价`}
        onTap={() => onUse(yuanInput(lowestFen))}
      >
        用 ¥{formatYuan(lowestFen)}
      </Button>
    </Note>
  )
}
