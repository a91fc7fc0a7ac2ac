import { Chips } from '@/components/Chips'
import { FormField } from '@/components/FormField'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'

/** Batch numbers by order line, where another than the current one was picked. */
export type PickedBatches = Readonly<Record<string, string>>

interface Props {
  orderId: string
  picked: PickedBatches
  onChange: (picked: PickedBatches) => void
}

/** From which batch each line is filled; a line whose goods have none asks nothing, and so does one that can't be read. */
export function BatchPicks({ orderId, picked, onChange }: Props) {
  const { data } = useAnswer(`ship-batches-${orderId}`, () =>
    call('GET /api/merchant/desk/orders/{id}/batches', { params: { id: orderId } }),
  )
  const lines = data?.items.filter(({ batches }) => batches.length > 0) ?? []
  return (
    <>
      {lines.map(({ lineId, name, skuName, batches }) => {
        const current = batches.find((batch) => batch.current)?.batchCode
        return (
          <FormField
            key={lineId}
            name={`批次：${name} ${skuName}`}
            hint={current ? '不选就用当前批次，买家可查溯源' : '没有当前批次，请选这次发的是哪一批'}
          >
            <Chips
              label={`${name} ${skuName} 的批次`}
              options={batches.map(({ batchCode, producedOn, current: isCurrent }) => ({
                key: batchCode,
                name: batchCode,
                note: isCurrent ? '当前' : producedOn.slice(5),
              }))}
              chosen={[picked[lineId] ?? current ?? '']}
              onTap={(batchCode) => onChange({ ...picked, [lineId]: batchCode })}
            />
          </FormField>
        )
      })}
    </>
  )
}
