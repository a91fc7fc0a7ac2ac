import type { CouponBatch } from '@yuxiang/shared/api/campaigns'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { View } from '@/elements'
import { type Answer, call } from '@/services/api'
import { copyText } from '@/services/clipboard'
import { confirmAct, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { savesFiles, saveText } from '@/services/file'
import { withIdempotencyKey } from '@/services/idempotency'
import { readCount } from '@/workbench/read-number'
import { codesCsv } from './codes-csv'
import './codes-sheet.scss'

type Made = Answer<'POST /api/workbench/coupon-batches/{id}/codes'>

interface Props {
  batch: CouponBatch
  onMade: () => Promise<void>
  onClose: () => void
}

const countMax = 5_000
/** So many are drawn: thousands would freeze the phone, and nobody copies them by hand. */
const shownMost = 100

/** Makes codes for a unit and shows them this once; closing asks while they were neither copied nor saved. */
export function CodesSheet({ batch, onMade, onClose }: Props) {
  const [draft, setDraft] = useState({ unitName: '', count: '' })
  const [errors, setErrors] = useState<FieldErrors>({})
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<Made>()
  const change = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part })
    setErrors({})
  }
  const make = async () => {
    const unitName = draft.unitName.trim()
    const count = readCount(draft.count, countMax)
    const wrong: FieldErrors = {
      ...(unitName.length < 2 ? { unitName: '请填写单位名称' } : {}),
      ...(count.error ? { count: count.error } : {}),
    }
    setErrors(wrong)
    if (count.value === undefined || wrong.unitName || making) return
    setMaking(true)
    const params = { id: batch.id }
    const body = { unitName, count: count.value }
    try {
      const answer = await withIdempotencyKey('coupon-codes', { ...params, ...body }, (idempotencyKey) =>
        call('POST /api/workbench/coupon-batches/{id}/codes', {
          params,
          body,
          idempotencyKey,
          timeoutMs: 60_000,
        }),
      )
      setMade(answer)
      void onMade()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setMaking(false)
  }
  if (made) return <MadeSheet batch={batch} made={made} onClose={onClose} />
  return (
    <Sheet
      open
      title="生成兑换码"
      onClose={onClose}
      foot={
        <Button loading={making} onTap={() => void make()}>
          生成
        </Button>
      }
    >
      <Note>每个码领一张“{batch.name}”。码只在生成后显示一次，请当场复制或保存。</Note>
      <TextField
        name="单位名称"
        placeholder="发给哪个单位"
        maxLength={40}
        value={draft.unitName}
        error={errors.unitName}
        onInput={(unitName) => change({ unitName })}
      />
      <TextField
        name="数量"
        type="number"
        placeholder={`最多 ${countMax}`}
        maxLength={6}
        value={draft.count}
        error={errors.count}
        onInput={(count) => change({ count })}
      />
    </Sheet>
  )
}

function MadeSheet({ batch, made, onClose }: { batch: CouponBatch; made: Made; onClose: () => void }) {
  const [taken, setTaken] = useState(false)
  const { unitName, codes } = made
  const close = async () => {
    const lost = '这些码不会再显示。还没有复制或保存，确定关闭吗？'
    if (taken || (await confirmAct('码还没有保存', lost, '仍要关闭'))) onClose()
  }
  const take = async (taking: Promise<boolean>) => {
    if (await taking) setTaken(true)
  }
  const copy = () => take(copyText(codes.join('\n')))
  const save = () =>
    take(saveText(`${batch.name}-${unitName}-兑换码.csv`, codesCsv(batch.name, unitName, codes)))
  return (
    <Sheet
      open
      title={`${unitName}的 ${codes.length} 个兑换码`}
      onClose={() => void close()}
      foot={
        <View className="codes__acts">
          <Button tone="line" onTap={() => void copy()}>
            复制全部
          </Button>
          <Button onTap={() => void save()}>{savesFiles ? '保存为表格' : '复制为表格'}</Button>
        </View>
      }
    >
      <Note tone="warm">只显示这一次：系统里只留指纹，之后谁也查不到原码。</Note>
      <View className="codes" role="list" label="兑换码">
        {codes.slice(0, shownMost).map((code) => (
          <View key={code} className="codes__one number" role="listitem">
            {code}
          </View>
        ))}
      </View>
      {codes.length > shownMost ? (
        <View className="panel__hint">
          这里只列出前 {shownMost} 个；复制或保存的是全部 {codes.length} 个。
        </View>
      ) : null}
    </Sheet>
  )
}
