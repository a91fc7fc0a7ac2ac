import type { BatchDetail } from '@yuxiang/shared/api/traceability'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { LongTextField, TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'

const usual = ['农药残留检测不合格', '冷链断链，品质下降', '标签信息有误', '发现异物']
const usualDo = '请停止食用，不必寄回，拍照后在订单里申请售后，全额退款。'

interface Props {
  batch: BatchDetail
  onDone: () => Promise<void>
  onClose: () => void
}

/** Why a batch is recalled and what buyers are to do; what it sets off is said before. */
export function RecallSheet({ batch, onDone, onClose }: Props) {
  const takesOver = batch.state === 'recalled'
  const [reason, setReason] = useState('')
  const [instruction, setInstruction] = useState(usualDo)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [sending, setSending] = useState(false)
  const send = async () => {
    const body = { reason, instruction }
    setSending(true)
    try {
      await withIdempotencyKey(`recall-${batch.id}`, body, (idempotencyKey) =>
        call('POST /api/trace-desk/batches/{id}/recall', { params: { id: batch.id }, body, idempotencyKey }),
      )
      toastDone('已召回')
      onClose()
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
      title={`${takesOver ? '接管召回' : '召回'} ${batch.batchCode}`}
      onClose={onClose}
      dirty={(reason.trim() !== '' && !usual.includes(reason)) || instruction !== usualDo}
      foot={
        <Button loading={sending} onTap={() => void send()}>
          确认召回并通知买家
        </Button>
      }
    >
      <Note tone="wrong">
        {takesOver ? '接管后以这里写的原因和处理办法为准，只有主管部门或平台能解除。' : ''}
        召回后立即生效：每位买到这一批的人都会收到通知，溯源页和订单公开显示，未发货的订单须改用其他批次。召回会永久留在记录里。
      </Note>
      <TextField
        name="召回原因"
        placeholder="买家会看到"
        maxLength={100}
        value={reason}
        error={errors.reason}
        onInput={(text) => {
          setReason(text)
          setErrors({})
        }}
        hint={
          <Chips
            label="常见原因"
            options={usual.map((name) => ({ key: name, name }))}
            chosen={[reason]}
            onTap={setReason}
          />
        }
      />
      <LongTextField
        name="请买家怎么做"
        placeholder="停止食用、如何退款"
        maxLength={200}
        value={instruction}
        error={errors.instruction}
        onInput={setInstruction}
      />
    </Sheet>
  )
}
