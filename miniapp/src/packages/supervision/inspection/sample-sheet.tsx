import type { PlanDetail } from '@yuxiang/shared/api/inspections'
import type { WatchedSku } from '@yuxiang/shared/api/price-watch'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { FormField, TextField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { today } from '@/services/today'
import { PickRow } from '@/workbench/pick-row'
import { SearchField } from '@/workbench/search-field'

interface Props {
  plan: PlanDetail
  onClose: () => void
  onDone: () => Promise<void>
}

const dayWithin = ({ periodFrom, periodTo }: PlanDetail): string =>
  [periodFrom, today(), periodTo].sort()[1] ?? periodFrom

/** A sample: the SKU, its batch where the trace knows one, and who tests it. */
export function SampleSheet({ plan, onClose, onDone }: Props) {
  const [sku, setSku] = useState<WatchedSku>()
  const [batchId, setBatchId] = useState('none')
  const [laboratory, setLaboratory] = useState('')
  const [sampledOn, setSampledOn] = useState(() => dayWithin(plan))
  const [errors, setErrors] = useState<FieldErrors>({})
  const [sending, setSending] = useState(false)
  const pick = (picked: WatchedSku) => {
    setSku(picked)
    // A batch is one of its SKU's.
    setBatchId('none')
  }
  const send = async () => {
    if (!sku) return
    const body = {
      skuId: sku.skuId,
      batchId: batchId === 'none' ? null : batchId,
      laboratory,
      sampledOn,
    }
    setSending(true)
    try {
      await withIdempotencyKey('sample', { plan: plan.id, ...body }, (idempotencyKey) =>
        call('POST /api/supervision/inspections/{id}/samples', {
          params: { id: plan.id },
          body,
          idempotencyKey,
        }),
      )
      await onDone()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      setSending(false)
    }
  }
  return (
    <Sheet
      open
      title="登记样品"
      onClose={onClose}
      foot={
        <Button loading={sending} disabled={!sku} onTap={() => void send()}>
          {sku ? '登记' : '请先选择商品规格'}
        </Button>
      }
    >
      <SkuPick chosen={sku} onPick={pick} />
      {sku ? <BatchPick key={sku.skuId} skuId={sku.skuId} chosen={batchId} onPick={setBatchId} /> : null}
      <TextField
        name="检验机构"
        placeholder="如：重庆市食品药品检验检测研究院"
        maxLength={60}
        value={laboratory}
        error={errors.laboratory}
        onInput={(text) => {
          setLaboratory(text)
          setErrors({})
        }}
      />
      <DayField
        name="抽样日期"
        value={sampledOn}
        min={plan.periodFrom}
        max={plan.periodTo}
        error={errors.sampledOn}
        onPick={setSampledOn}
      />
    </Sheet>
  )
}

function SkuPick({ chosen, onPick }: { chosen: WatchedSku | undefined; onPick: (sku: WatchedSku) => void }) {
  const [q, setQ] = useState('')
  return (
    <>
      <SearchField label="搜商品名称" onSearch={setQ} />
      {chosen ? (
        <PickRow
          name={`${chosen.productName} ${chosen.skuName}`}
          hint={chosen.merchantName}
          on
          onTap={() => undefined}
        />
      ) : null}
      {q ? <FoundSkus q={q} chosen={chosen?.skuId} onPick={onPick} /> : null}
    </>
  )
}

interface FoundProps {
  q: string
  chosen: string | undefined
  onPick: (sku: WatchedSku) => void
}

function FoundSkus({ q, chosen, onPick }: FoundProps) {
  const { data } = useAnswer(`sampled-skus-${q}`, () =>
    call('GET /api/supervision/skus', { query: { q, pageSize: 10 } }),
  )
  if (data?.items.length === 0) return <Note>辖区内没有“{q}”，换个词试试。</Note>
  return (
    <>
      {data?.items
        .filter(({ skuId }) => skuId !== chosen)
        .map((sku) => (
          <PickRow
            key={sku.skuId}
            name={`${sku.productName} ${sku.skuName}`}
            hint={`${sku.merchantName} · ${sku.county}`}
            on={false}
            onTap={() => onPick(sku)}
          />
        ))}
    </>
  )
}

function BatchPick({
  skuId,
  chosen,
  onPick,
}: {
  skuId: string
  chosen: string
  onPick: (id: string) => void
}) {
  const { data } = useAnswer(`sampled-batches-${skuId}`, () =>
    call('GET /api/supervision/skus/{id}/batches', { params: { id: skuId } }),
  )
  const options = [
    { key: 'none', name: '未标明批次' },
    ...(data?.items ?? []).map(({ id, code, isRecalled }) => ({
      key: id,
      name: `${code}${isRecalled ? '（已召回）' : ''}`,
    })),
  ]
  return (
    <FormField name="溯源批次">
      <Chips label="溯源批次" options={options} chosen={[chosen]} onTap={onPick} />
    </FormField>
  )
}
