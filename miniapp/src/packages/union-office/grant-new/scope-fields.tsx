import { useState } from 'react'
import { Button } from '@/components/Button'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonLines } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { Chips } from '@/workbench/chips'
import { ProductSheet } from '@/workbench/product-sheet'
import type { GrantForm } from './use-grant-form'

/** What the allowance may buy: everything certified of the city, of some counties, or some products. */
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
        <Products products={draft.products} onChange={(products) => change({ products })} />
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

interface ProductsProps {
  products: { id: string; name: string }[]
  onChange: (products: { id: string; name: string }[]) => void
}

function Products({ products, onChange }: ProductsProps) {
  const [picking, setPicking] = useState(false)
  const without = (id: string) => products.filter((product) => product.id !== id)
  return (
    <>
      {products.length > 0 ? (
        <View className="form-field">
          <Chips
            many
            label="已选商品，点一下移除"
            options={products.map(({ id, name }) => ({ key: id, name, note: '移除' }))}
            chosen={products.map(({ id }) => id)}
            onTap={(id) => onChange(without(id))}
          />
        </View>
      ) : null}
      <Button tone="line" size="fit" onTap={() => setPicking(true)}>
        选择商品
      </Button>
      {picking ? (
        <ProductSheet
          title="选择商品"
          chosen={products.map(({ id }) => id)}
          onTap={({ id, name }) =>
            onChange(products.some((one) => one.id === id) ? without(id) : [...products, { id, name }])
          }
          onClose={() => setPicking(false)}
        />
      ) : null}
    </>
  )
}
