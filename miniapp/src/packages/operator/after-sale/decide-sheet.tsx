import type { AfterSaleDetail } from '@yuxiang/shared/api/aftersales'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { ReturnSums } from '@/components/AfterSale/return-sums'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { LongTextField } from '@/components/FormField'
import { Sheet } from '@/components/Sheet'
import { SkeletonLines } from '@/components/Skeleton'
import { Stepper } from '@/components/Stepper'
import { View } from '@/elements'
import { usePreview } from '@/hooks/use-preview'
import { call } from '@/services/api'
import { toast, toastProblem } from '@/services/feedback'
import { problemTitle } from '@/services/problem'
import './decide-sheet.scss'

type Decision = 'grantFull' | 'grantPart' | 'refuse'

interface Props {
  one: AfterSaleDetail
  onClose: () => void
  onDone: () => Promise<unknown>
}

/** All of it, a part by units, or nothing; both sides read the reason. */
export function DecideSheet({ one, onClose, onDone }: Props) {
  const units = one.lines.reduce((sum, line) => sum + line.quantity, 0)
  const options: { key: Decision; name: string }[] = [
    { key: 'grantFull', name: '全部支持' },
    ...(units > 1 ? [{ key: 'grantPart' as const, name: '部分支持' }] : []),
    { key: 'refuse', name: '不支持' },
  ]
  const [decision, setDecision] = useState<Decision>('grantFull')
  const [granted, setGranted] = useState<Record<string, number>>({})
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const lines = Object.entries(granted)
    .filter(([, quantity]) => quantity > 0)
    .map(([lineId, quantity]) => ({ lineId, quantity }))
  const send = async () => {
    if (decision === 'grantPart' && lines.length === 0) return toast('请选择支持退款的商品数量')
    if (reason.trim().length < 2) return setError('请填写处理理由')
    setBusy(true)
    try {
      await call('POST /api/operations/after-sales/{id}/decide', {
        params: { id: one.id },
        body: { decision, reason: reason.trim(), ...(decision === 'grantPart' ? { lines } : {}) },
      })
      await onDone()
    } catch (thrown) {
      toastProblem(thrown)
      setBusy(false)
    }
  }
  return (
    <Sheet
      open
      title="平台处理"
      onClose={onClose}
      dirty={reason.trim() !== ''}
      foot={
        <Button loading={busy} onTap={() => void send()}>
          确认处理，不可更改
        </Button>
      }
    >
      <Chips label="处理结果" options={options} chosen={[decision]} onTap={setDecision} />
      <View className="decide-sheet__words">
        {decision === 'grantFull'
          ? `¥${formatYuan(one.totalFen)} 立即原路退回买家`
          : decision === 'grantPart'
            ? '按下面的数量，依订单支付构成原路退回买家'
            : '售后关闭，款项不退'}
      </View>
      {decision === 'grantPart' ? (
        <GrantedPart one={one} granted={granted} lines={lines} onChange={setGranted} />
      ) : null}
      <LongTextField
        name="处理理由"
        placeholder="买家和商家都会看到"
        maxLength={300}
        value={reason}
        error={error}
        onInput={(value) => {
          setReason(value)
          setError(undefined)
        }}
      />
    </Sheet>
  )
}

interface PartProps {
  one: AfterSaleDetail
  granted: Record<string, number>
  lines: { lineId: string; quantity: number }[]
  onChange: (granted: Record<string, number>) => void
}

/** How many of each line, and what that gives back as the server computes it. */
function GrantedPart({ one, granted, lines, onChange }: PartProps) {
  const preview = usePreview(lines.length > 0 ? { lines } : undefined, (body) =>
    call('POST /api/operations/after-sales/{id}/preview', { params: { id: one.id }, body }),
  )
  return (
    <>
      {one.lines.map((line) => (
        <View key={line.lineId} className="row decide-sheet__line">
          <View className="grow">
            <View className="lines-1">{line.name}</View>
            <View className="muted">
              {line.skuName} · 申请 {line.quantity} 件
            </View>
          </View>
          <Stepper
            label={line.name}
            min={0}
            max={line.quantity}
            value={granted[line.lineId] ?? 0}
            onChange={(quantity) => onChange({ ...granted, [line.lineId]: quantity })}
          />
        </View>
      ))}
      {preview.shown ? (
        <ReturnSums title="将退回买家" sums={preview.shown} />
      ) : preview.problem ? (
        <View className="muted">{problemTitle(preview.problem)}</View>
      ) : preview.loading ? (
        <SkeletonLines widths={[70, 50]} />
      ) : (
        <View className="muted">选好数量后，这里显示退回的金额</View>
      )}
    </>
  )
}
