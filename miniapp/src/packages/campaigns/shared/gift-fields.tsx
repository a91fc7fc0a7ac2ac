import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { YuanField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Stepper } from '@/components/Stepper'
import { View } from '@/elements'
import { toast } from '@/services/feedback'
import type { FieldErrors } from '@/services/field-errors'
import type { ProductFilter } from '@/workbench/product-sheet'
import { yuanInput } from '@/workbench/read-number'
import { SkuRow } from '@/workbench/sku-row'
import { type PickedSku, SkuSheet } from '@/workbench/sku-sheet'
import type { TierDraft } from './offer-draft'

const giftsMax = 10
const eachMax = 99

interface Props {
  tier: TierDraft
  path: string
  errors: FieldErrors
  filter: ProductFilter
  onChange: (part: Partial<TierDraft>) => void
}

/** The gifts of a tier: which, how many, their stated value, and whether all are given or one by choice. */
export function GiftFields({ tier: { gifts, isChoice }, path, errors, filter, onChange }: Props) {
  const [picking, setPicking] = useState(false)
  const add = (sku: PickedSku) => {
    setPicking(false)
    if (gifts.some(({ skuId }) => skuId === sku.skuId)) toast('已经选过了')
    else onChange({ gifts: [...gifts, { ...sku, quantity: 1, value: yuanInput(sku.priceFen) }] })
  }
  const change = (at: number, part: Partial<(typeof gifts)[number]>) =>
    onChange({ gifts: gifts.map((gift, one) => (one === at ? { ...gift, ...part } : gift)) })
  const none = errors[`${path}.gifts`]
  return (
    <View className="form-field">
      {gifts.length > 1 ? (
        <Chips
          label="怎么送"
          options={[
            { key: 'all', name: '全部都送' },
            { key: 'choice', name: '买家任选一种' },
          ]}
          chosen={[isChoice ? 'choice' : 'all']}
          onTap={(way) => onChange({ isChoice: way === 'choice' })}
        />
      ) : null}
      {none ? <Note tone="wrong">{none}</Note> : null}
      {gifts.map((gift, at) => (
        <SkuRow
          key={gift.skuId}
          sku={gift}
          side={
            <Stepper
              label={`送几件${gift.name}`}
              value={gift.quantity}
              max={eachMax}
              onChange={(quantity) => change(at, { quantity })}
            />
          }
          onRemove={() => onChange({ gifts: gifts.filter((_, one) => one !== at) })}
        >
          {errors[`${path}.gifts.${at}`] ? <Note tone="wrong">{errors[`${path}.gifts.${at}`]}</Note> : null}
          <YuanField
            name="标明价值（每件）"
            hint="买家看得到；退了主商品却留下赠品时按它扣款"
            value={gift.value}
            error={errors[`${path}.gifts.${at}.valueFen`]}
            onInput={(value) => change(at, { value })}
          />
        </SkuRow>
      ))}
      <Button tone="line" size="fit" disabled={gifts.length >= giftsMax} onTap={() => setPicking(true)}>
        {gifts.length > 0 ? '再选一种赠品' : '选择赠品'}
      </Button>
      {picking ? (
        <SkuSheet title="选择赠品" filter={filter} onPick={add} onClose={() => setPicking(false)} />
      ) : null}
    </View>
  )
}
