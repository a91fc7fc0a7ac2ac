import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonLines } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { PickedCell } from '@/workbench/picked-cell'
import { ProductSheet } from '@/workbench/product-sheet'
import { VenueSheet } from '@/workbench/venue-sheet'
import type { GrantForm } from './use-grant-form'

/** What the allowance may buy: everything certified of the city, of some counties or venues, or some products. */
export function ScopeFields({ form: { draft, errors, change } }: { form: GrantForm }) {
  return (
    <>
      <View className="form-field">
        <Chips
          label="可以买什么"
          options={[
            { key: 'city', name: '全市帮扶产品' },
            { key: 'counties', name: '指定区县' },
            { key: 'products', name: '指定商品' },
            { key: 'venues', name: '指定场馆' },
          ]}
          chosen={[draft.scope]}
          onTap={(scope) => change({ scope })}
        />
      </View>
      {errors.scope ? <Note tone="wrong">{errors.scope}</Note> : null}
      {draft.scope === 'city' ? (
        <Note>凡在认定有效期内的帮扶产品都能买；认定被撤销或过期的商品自动不能再用额度。</Note>
      ) : draft.scope === 'counties' ? (
        <Counties chosen={draft.countyCodes} onChange={(countyCodes) => change({ countyCodes })} />
      ) : (
        <NamedOnes
          key={draft.scope}
          kind={draft.scope}
          picked={draft[draft.scope]}
          onChange={(picked) => change({ [draft.scope]: picked })}
        />
      )}
    </>
  )
}

/** The chosen ones with this one more, or one less. */
const toggled = <T,>(chosen: readonly T[], one: T) =>
  chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]

function Counties({ chosen, onChange }: { chosen: string[]; onChange: (codes: string[]) => void }) {
  const counties = useAnswer('counties', () => call('GET /api/counties'))
  if (!counties.data) {
    return counties.problem ? (
      <Failure problem={counties.problem} onRetry={() => void counties.reload()} />
    ) : (
      <SkeletonLines widths={[90, 70, 80]} />
    )
  }
  return (
    <Chips
      many
      label="区县"
      options={counties.data.items
        .filter(({ productCount }) => productCount > 0)
        .map(({ code, name, productCount }) => ({ key: code, name, note: `${productCount} 款` }))}
      chosen={chosen}
      onTap={(code) => onChange(toggled(chosen, code))}
    />
  )
}

interface NamedProps {
  kind: 'products' | 'venues'
  picked: Named[]
  onChange: (picked: Named[]) => void
}
type Named = { id: string; name: string }

const words = {
  products: { title: '商品', unit: '款', most: 200 },
  venues: { title: '场馆', unit: '个', most: 50 },
} as const

/** Products, or venues whose products count, picked by their names. */
function NamedOnes({ kind, picked, onChange }: NamedProps) {
  const [picking, setPicking] = useState(false)
  const { title, unit, most } = words[kind]
  const toggle = ({ id, name }: Named) => {
    const without = picked.filter((one) => one.id !== id)
    if (without.length < picked.length) onChange(without)
    else if (picked.length < most) onChange([...picked, { id, name }])
  }
  const sheet = {
    chosen: picked.map(({ id }) => id),
    onTap: toggle,
    onClose: () => setPicking(false),
  }
  return (
    <>
      <PickedCell
        title={title}
        unit={unit}
        none="请选择"
        picked={picked}
        onOpen={() => setPicking(true)}
        onRemove={(id) => toggle({ id, name: '' })}
      />
      {kind === 'venues' ? (
        <View className="panel__hint">按会员下单时场馆在售的帮扶产品算；场馆停业后不能再用。</View>
      ) : null}
      {picking && kind === 'products' ? <ProductSheet title="选择商品" {...sheet} /> : null}
      {picking && kind === 'venues' ? <VenueSheet title="选择场馆" {...sheet} /> : null}
    </>
  )
}
