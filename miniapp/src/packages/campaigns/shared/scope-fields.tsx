import { type ReactNode, useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { SkeletonLines } from '@/components/Skeleton'
import { View } from '@/elements'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { Chips } from '@/workbench/chips'
import { type ProductFilter, ProductSheet } from '@/workbench/product-sheet'
import type { ScopeDraft } from './offer-draft'
import './scope-fields.scss'

interface Props {
  scope: ScopeDraft
  errors: readonly string[]
  filter: ProductFilter
  /** What counts when nothing is chosen. */
  whole: string
  onChange: (scope: ScopeDraft) => void
}

const productsMax = 500

/** The chosen ones with this one more, or one less. */
const toggled = <T,>(chosen: readonly T[], one: T): T[] =>
  chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]

/** Which products count: what is left open counts all, what is chosen must hold together. */
export function ScopeFields({ scope, errors, filter, whole, onChange }: Props) {
  const [open, setOpen] = useState<'products' | 'categories' | 'counties'>()
  const counties = useAnswer('counties', () => call('GET /api/counties'))
  const categories = useAnswer('categories', () => call('GET /api/categories'))
  const categoryNames = (categories.data?.items ?? []).flatMap(({ key, name, children }) => [
    { key, name },
    ...children,
  ])
  const nameOf = (list: readonly { key: string; name: string }[], keys: readonly string[]) =>
    keys.map((key) => list.find((one) => one.key === key)?.name ?? key).join('、')
  const countyNames = (counties.data?.items ?? []).map(({ code, name }) => ({ key: code, name }))
  const { products, categoryKeys, countyCodes } = scope
  const toggleProduct = (product: { id: string; name: string }) => {
    const without = products.filter(({ id }) => id !== product.id)
    if (without.length < products.length) onChange({ ...scope, products: without })
    else if (products.length < productsMax)
      onChange({ ...scope, products: [...products, { id: product.id, name: product.name }] })
  }
  const all = products.length + categoryKeys.length + countyCodes.length === 0
  const close = () => setOpen(undefined)
  return (
    <>
      {errors.map((error) => (
        <Note key={error} tone="wrong">
          {error}
        </Note>
      ))}
      <Cell
        title="商品"
        value={products.length > 0 ? `${products.length} 款` : '不限'}
        onTap={() => setOpen('products')}
      />
      {products.length > 0 ? (
        <View className="scope__chips">
          <Chips
            many
            label="已选商品，点一下移除"
            options={products.map(({ id, name }) => ({ key: id, name, note: '移除' }))}
            chosen={products.map(({ id }) => id)}
            onTap={(id) => toggleProduct({ id, name: '' })}
          />
        </View>
      ) : null}
      <Cell
        title="类目"
        value={nameOf(categoryNames, categoryKeys) || '不限'}
        onTap={() => setOpen('categories')}
      />
      <Cell
        title="区县"
        value={nameOf(countyNames, countyCodes) || '不限'}
        onTap={() => setOpen('counties')}
      />
      <View className="panel__hint scope__hint">
        {all ? `都不限：${whole}都算。` : '几项都选时，要同时符合才算。'}
      </View>
      {open === 'products' ? (
        <ProductSheet
          title="哪些商品算"
          filter={filter}
          chosen={products.map(({ id }) => id)}
          onTap={toggleProduct}
          onClose={close}
        />
      ) : null}
      {open === 'categories' ? (
        <ChoiceSheet title="哪些类目算" loaded={categories} onClose={close}>
          {categories.data?.items.map(({ key, name, children }) => (
            <View key={key} className="scope__group">
              <View className="scope__group-name">{name}</View>
              <Chips
                many
                label={name}
                options={[{ key, name: `全部${name}` }, ...children]}
                chosen={categoryKeys}
                onTap={(one) => onChange({ ...scope, categoryKeys: toggled(categoryKeys, one) })}
              />
            </View>
          ))}
        </ChoiceSheet>
      ) : null}
      {open === 'counties' ? (
        <ChoiceSheet title="哪些区县算" loaded={counties} onClose={close}>
          <Chips
            many
            label="区县"
            options={(counties.data?.items ?? [])
              .filter(({ productCount }) => productCount > 0)
              .map(({ code, name, productCount }) => ({ key: code, name, note: `${productCount} 款` }))}
            chosen={countyCodes}
            onTap={(code) => onChange({ ...scope, countyCodes: toggled(countyCodes, code) })}
          />
        </ChoiceSheet>
      ) : null}
    </>
  )
}

interface SheetProps {
  title: string
  loaded: Loaded<unknown>
  onClose: () => void
  children: ReactNode
}

function ChoiceSheet({ title, loaded, onClose, children }: SheetProps) {
  return (
    <Sheet open title={title} onClose={onClose} foot={<Button onTap={onClose}>选好了</Button>}>
      {loaded.data ? (
        children
      ) : loaded.problem ? (
        <Failure problem={loaded.problem} onRetry={() => void loaded.reload()} />
      ) : (
        <SkeletonLines widths={[90, 70, 80]} />
      )}
    </Sheet>
  )
}
