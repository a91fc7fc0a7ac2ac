import type { EntryView } from '@yuxiang/shared/api/streamer-views'
import { type EntryKind, entryKindNames } from '@yuxiang/shared/streamers/words'
import { useState } from 'react'
import { BrandSheet } from '@/components/BrandSheet'
import { Button } from '@/components/Button'
import { LongTextField, PickField, TextField } from '@/components/FormField'
import { Panel } from '@/workbench/figures'
import type { Here } from '@/workbench/office-page'
import { PickedCell } from '@/workbench/picked-cell'
import { ProductSheet } from '@/workbench/product-sheet'
import { VenueSheet } from '@/workbench/venue-sheet'
import { CountyField } from '../shared/county-field'
import { useEntryForm } from './use-entry-form'

interface Props {
  here: Here
  kind: EntryKind
  entry: EntryView | undefined
  onDone?: () => Promise<void>
}

type Form = ReturnType<typeof useEntryForm>
const examples: Record<EntryKind, string> = {
  base: '如 奉节脐橙产地直播基地',
  team: '如 夔门电商直播服务中心',
  brand: '如 奉节脐橙',
}

/** What the register says of a base, team or brand; the city's office reads the same. */
export function EntryForm({ here, kind, entry, onDone }: Props) {
  const form = useEntryForm({ kind, entry, onDone })
  const { draft, errors, saving, change, save } = form
  return (
    <Panel title={entry ? '登记信息' : `新的${entryKindNames[kind]}`}>
      <TextField
        name="名称"
        placeholder={examples[kind]}
        maxLength={40}
        value={draft.name}
        error={errors.name}
        onInput={(name) => change({ name })}
      />
      <CountyField
        here={here}
        county={draft.county}
        error={errors.countyCode}
        onPick={(county) => change({ county })}
      />
      {kind === 'brand' ? (
        <BrandFields form={form} />
      ) : (
        <TextField
          name={kind === 'base' ? '地址' : '地址（选填）'}
          placeholder="乡镇、村或街道门牌"
          maxLength={100}
          value={draft.place}
          error={errors.place}
          onInput={(place) => change({ place })}
        />
      )}
      {kind === 'base' ? <VenueField form={form} /> : null}
      <LongTextField
        name="介绍（选填）"
        placeholder={kind === 'base' ? '公开的基地列表里会显示' : '做什么、带哪些产品'}
        maxLength={300}
        value={draft.intro}
        error={errors.intro}
        onInput={(intro) => change({ intro })}
      />
      {here.office === 'city' ? null : (
        <Button loading={saving} onTap={() => void save()}>
          {entry ? '保存' : '登记'}
        </Button>
      )}
    </Panel>
  )
}

function VenueField({ form: { draft, errors, change } }: { form: Form }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <PickField
        name="关联场馆（选填）"
        placeholder="基地就在一个专馆里时选"
        value={draft.venue?.name ?? ''}
        error={errors.venueId}
        onOpen={() => setOpen(true)}
      />
      {open ? (
        <VenueSheet
          title="关联场馆"
          chosen={draft.venue ? [draft.venue.id] : []}
          onTap={({ id, name }) => {
            setOpen(false)
            change({ venue: id === draft.venue?.id ? null : { id, name } })
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}

function BrandFields({ form: { draft, errors, change } }: { form: Form }) {
  const [picking, setPicking] = useState<'brand' | 'products'>()
  const without = (id: string) => draft.products.filter((one) => one.id !== id)
  return (
    <>
      <PickField
        name="平台品牌（选填）"
        hint="选了品牌树里的品牌，获授权的商品都算它的"
        placeholder="不在品牌树里"
        value={draft.brand?.name ?? ''}
        error={errors.brandId}
        onOpen={() => setPicking('brand')}
      />
      <PickedCell
        title="其他商品"
        unit="款"
        none="没有"
        picked={draft.products}
        onOpen={() => setPicking('products')}
        onRemove={(id) => change({ products: without(id) })}
      />
      {picking === 'brand' ? (
        <BrandSheet
          chosen={draft.brand?.id}
          onClose={() => setPicking(undefined)}
          onPick={(brand) => {
            setPicking(undefined)
            change({ brand })
          }}
        />
      ) : null}
      {picking === 'products' ? (
        <ProductSheet
          title="哪些商品属于它"
          filter={{}}
          chosen={draft.products.map(({ id }) => id)}
          onTap={({ id, name }) =>
            change({
              products: draft.products.some((one) => one.id === id)
                ? without(id)
                : [...draft.products, { id, name }],
            })
          }
          onClose={() => setPicking(undefined)}
        />
      ) : null}
    </>
  )
}
