import type { ManagedVenue } from '@yuxiang/shared/api/venues'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { Panel } from '@/workbench/figures'
import { PickedCell } from '@/workbench/picked-cell'
import { ProductSheet } from '@/workbench/product-sheet'
import './venue-panel.scss'

type Named = ManagedVenue['products'][number]
const productsMost = 500

/** Which products a venue sells; nothing changes until it is saved. */
export function VenueProducts({ venue, onDone }: { venue: ManagedVenue; onDone: () => Promise<void> }) {
  const [picked, setPicked] = useState<Named[]>(venue.products)
  const [picking, setPicking] = useState(false)
  const [saving, setSaving] = useState(false)
  const toggle = ({ id, name }: Named) => {
    const without = picked.filter((one) => one.id !== id)
    if (without.length < picked.length) setPicked(without)
    else if (picked.length < productsMost) setPicked([...picked, { id, name }])
  }
  const ids = (list: readonly Named[]) =>
    list
      .map(({ id }) => id)
      .sort()
      .join()
  const isChanged = ids(picked) !== ids(venue.products)
  const save = async () => {
    setSaving(true)
    try {
      await call('PUT /api/operations/venues/{id}/products', {
        params: { id: venue.id },
        body: { productIds: picked.map(({ id }) => id) },
      })
      toastDone('商品已更新')
      await onDone()
    } catch (thrown) {
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return (
    <Panel title="馆内商品">
      <PickedCell
        title="商品"
        unit="款"
        none="还没有选"
        picked={picked}
        onOpen={() => setPicking(true)}
        onRemove={(id) => toggle({ id, name: '' })}
      />
      <View className="venue-panel__act">
        <Button disabled={!isChanged} loading={saving} onTap={() => void save()}>
          {isChanged ? '保存商品' : '商品没有改动'}
        </Button>
      </View>
      {picking ? (
        <ProductSheet
          title="馆内卖哪些商品"
          filter={{}}
          chosen={picked.map(({ id }) => id)}
          onTap={toggle}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </Panel>
  )
}
