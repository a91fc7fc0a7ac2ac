import { type ReactNode, useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { SkeletonLines } from '@/components/Skeleton'
import { View } from '@/elements'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { MerchantSheet } from '@/workbench/pick-sheets'
import { PickedCell } from '@/workbench/picked-cell'
import { type ProductFilter, ProductSheet } from '@/workbench/product-sheet'
import { VenueSheet } from '@/workbench/venue-sheet'
import type { Named, ScopeDraft } from './offer-draft'
import './scope-fields.scss'
import { toggled, toggledNamed } from '@/workbench/toggled'

interface Props {
  scope: ScopeDraft
  errors: readonly string[]
  filter: ProductFilter
  /** What counts when nothing is chosen. */
  whole: string
  onChange: (scope: ScopeDraft) => void
}

/** So many at most, as the contract has it. */
const most = { products: 500, merchants: 500, venues: 50 }
type Part = keyof typeof most | 'categories' | 'counties'

/** Which products count: what is left open counts all, what is chosen must hold together. */
export function ScopeFields({ scope, errors, filter, whole, onChange }: Props) {
  const [open, setOpen] = useState<Part>()
  const all = Object.values(scope).every((chosen) => chosen.length === 0)
  const toggle = (part: keyof typeof most) => (one: Named) =>
    onChange({ ...scope, [part]: toggledNamed(scope[part], one, most[part]) })
  const picked = (part: keyof typeof most) => ({
    picked: scope[part],
    onOpen: () => setOpen(part),
    onRemove: (id: string) => toggle(part)({ id, name: '' }),
  })
  const sheet = (part: keyof typeof most) => ({
    chosen: scope[part].map(({ id }) => id),
    onTap: toggle(part),
    onClose: close,
  })
  const close = () => setOpen(undefined)
  return (
    <>
      {errors.map((error) => (
        <Note key={error} tone="wrong">
          {error}
        </Note>
      ))}
      <PickedCell title="商品" unit="款" {...picked('products')} />
      <ReferenceCells scope={scope} open={open} onOpen={setOpen} onChange={onChange} />
      <PickedCell title="场馆" unit="个" {...picked('venues')} />
      {filter.merchant === undefined ? <PickedCell title="店铺" unit="家" {...picked('merchants')} /> : null}
      <View className="panel__hint scope__hint">
        {all ? `都不限：${whole}都算。` : '几项都选时，要同时符合才算；场馆按下单时在售的商品算。'}
      </View>
      {open === 'products' ? (
        <ProductSheet title="哪些商品算" filter={filter} {...sheet('products')} />
      ) : null}
      {open === 'venues' ? <VenueSheet title="哪些场馆的商品算" {...sheet('venues')} /> : null}
      {open === 'merchants' ? <MerchantSheet title="哪些店铺的商品算" {...sheet('merchants')} /> : null}
    </>
  )
}

interface CellsProps extends Pick<Props, 'scope' | 'onChange'> {
  open: Part | undefined
  onOpen: (part: Part | undefined) => void
}

/** Categories and counties: few enough to be shown at once. */
function ReferenceCells({ scope, open, onOpen, onChange }: CellsProps) {
  const counties = useAnswer('counties', () => call('GET /api/counties'))
  const categories = useAnswer('categories', () => call('GET /api/categories'))
  const { categoryKeys, countyCodes } = scope
  const categoryNames = (categories.data?.items ?? []).flatMap(({ key, name, children }) => [
    { key, name },
    ...children,
  ])
  const countyNames = (counties.data?.items ?? []).map(({ code, name }) => ({ key: code, name }))
  const close = () => onOpen(undefined)
  return (
    <>
      <Cell
        title="类目"
        value={nameOf(categoryNames, categoryKeys) || '不限'}
        onTap={() => onOpen('categories')}
      />
      <Cell
        title="区县"
        value={nameOf(countyNames, countyCodes) || '不限'}
        onTap={() => onOpen('counties')}
      />
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

const nameOf = (list: readonly { key: string; name: string }[], keys: readonly string[]) =>
  keys.map((key) => list.find((one) => one.key === key)?.name ?? key).join('、')

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
