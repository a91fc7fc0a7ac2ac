import type { DeskOrderDetail } from '@yuxiang/shared/api/order-desk'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { ReturnSums } from '@/components/AfterSale/return-sums'
import { Button } from '@/components/Button'
import { Check } from '@/components/Check'
import { Chips } from '@/components/Chips'
import { TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { Stepper } from '@/components/Stepper'
import { View } from '@/elements'
import { usePreview } from '@/hooks/use-preview'
import { call } from '@/services/api'
import { confirmAct, toast, toastDone, toastProblem } from '@/services/feedback'
import { fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { problemTitle } from '@/services/problem'

const usual = ['缺货，无法发出', '商品有损坏，不能发出', '与买家协商一致退款']

interface Props {
  order: DeskOrderDetail
  onClose: () => void
  onRefunded: () => void
}

/** The shop gives units back by itself: which, why, and what that comes to. */
export function RefundSheet({ order, onClose, onRefunded }: Props) {
  // A gift goes along by itself when the goods that earned it are not sent.
  const free = order.lines.filter((line) => !line.isGift && line.refundable > 0)
  const [chosen, setChosen] = useState<Record<string, number>>(() =>
    Object.fromEntries(free.map((line) => [line.id, line.refundable])),
  )
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [sending, setSending] = useState(false)
  const quantityOf = (line: { id: string; refundable: number }) =>
    Math.min(chosen[line.id] ?? 0, line.refundable)
  const lines = free
    .map((line) => ({ lineId: line.id, quantity: quantityOf(line) }))
    .filter(({ quantity }) => quantity > 0)
  const isAll = free.every((line) => quantityOf(line) === line.refundable)
  // Without lines: all that is left, gifts among it.
  const units = isAll ? {} : { lines }
  const params = { id: order.id }
  const preview = usePreview(lines.length > 0 ? units : undefined, (body) =>
    call('POST /api/merchant/orders/{id}/refund-preview', { params, body }),
  )
  const send = async () => {
    if (lines.length === 0) return toast('请选择要退款的商品')
    if (reason.trim().length < 2) return setError('请填写退款原因')
    const sum = preview.data
    if (sending || !sum) return
    const question = `¥${formatYuan(sum.totalFen)} 将立即退还买家，退款后不能撤回`
    if (!(await confirmAct('确认退款', question, '确认退款'))) return
    setSending(true)
    const body = { ...units, reason: reason.trim() }
    try {
      await withIdempotencyKey(`merchant-refund-${order.id}`, body, (idempotencyKey) =>
        call('POST /api/merchant/orders/{id}/refunds', { params, body, idempotencyKey }),
      )
      toastDone('已退款')
      onRefunded()
    } catch (thrown) {
      setError(fieldErrors(thrown).reason)
      toastProblem(thrown)
      preview.reload()
      setSending(false)
    }
  }
  return (
    <Sheet
      open
      title={`退款：订单 ${order.orderNo}`}
      onClose={onClose}
      foot={
        <Button loading={sending} disabled={!preview.data} onTap={() => void send()}>
          {preview.data ? `退款 ¥${formatYuan(preview.data.totalFen)}` : '退款'}
        </Button>
      }
    >
      <Note tone="warm">
        {order.state === 'paid'
          ? '退款的商品不再发货，库存退回；款项按支付时的构成原路退给买家。'
          : '商品已发出，买家不用寄回；款项按支付时的构成原路退给买家。'}
      </Note>
      {free.map((line) => (
        <View key={line.id} className="goods-line goods-line--row">
          <Check
            on={quantityOf(line) > 0}
            label={`退 ${line.name} ${line.skuName}`}
            onTap={() => setChosen({ ...chosen, [line.id]: quantityOf(line) > 0 ? 0 : line.refundable })}
          />
          <View className="grow">
            <View className="lines-2">{line.name}</View>
            <View className="goods-line__hint">
              {line.skuName}，可退 {line.refundable} 件
            </View>
          </View>
          {quantityOf(line) > 0 ? (
            <Stepper
              label={line.name}
              value={quantityOf(line)}
              max={line.refundable}
              onChange={(value) => setChosen({ ...chosen, [line.id]: value })}
            />
          ) : null}
        </View>
      ))}
      <TextField
        name="退款原因"
        placeholder="买家会看到"
        maxLength={60}
        value={reason}
        error={error}
        onInput={(text) => {
          setReason(text)
          setError(undefined)
        }}
        hint={
          <Chips
            label="常用原因"
            options={usual.map((name) => ({ key: name, name }))}
            chosen={[reason]}
            onTap={setReason}
          />
        }
      />
      {preview.problem ? (
        <Note tone="wrong">{problemTitle(preview.problem)}</Note>
      ) : preview.shown && lines.length > 0 ? (
        <ReturnSums title="共退" sums={preview.shown} />
      ) : null}
    </Sheet>
  )
}
