import type { BatchInput } from '@yuxiang/shared/api/traceability'
import {
  type CommitmentBasis,
  commitmentBases,
  commitmentBasisNames,
  commitmentText,
} from '@yuxiang/shared/trace/commitment'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { FormField, TextField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Note } from '@/components/Note'
import { Switch } from '@/components/Switch'
import { Text, View } from '@/elements'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors, withoutField } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { today } from '@/services/today'
import { Choices } from '@/workbench/choices'
import { Panel } from '@/workbench/figures'
import { FormPage } from '@/workbench/form-page'
import { type OwnSku, OwnSkuSheet } from '@/workbench/own-sku-sheet'
import { type AtShop, ShopPage } from '@/workbench/shop-page'
import './index.scss'

/** 新建批次 */
export default function NewBatchPage() {
  return (
    <ShopPage section="batches" below title="新建批次" self={pages.batchNew}>
      {(at) => <Form at={at} />}
    </ShopPage>
  )
}

type Draft = Omit<BatchInput, 'skuId' | 'quantity'> & { quantity: string }

const empty = (): Draft => ({
  batchCode: '',
  quantity: '',
  unit: '箱',
  origin: '',
  producedOn: today(),
  bestBefore: '',
  basis: 'qualityControl',
  current: true,
})

const bases = commitmentBases.map((key) => ({ key, name: commitmentBasisNames[key] }))

function Form({ at }: { at: AtShop }) {
  const [draft, setDraft] = useState(empty)
  const [sku, setSku] = useState<OwnSku>()
  const [picking, setPicking] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part })
    setErrors(Object.keys(part).reduce(withoutField, errors))
  }
  const save = async () => {
    if (!sku) return toast('请先选择商品规格')
    setSaving(true)
    const body: BatchInput = { ...draft, skuId: sku.skuId, quantity: Number(draft.quantity) }
    try {
      const { id } = await withIdempotencyKey('batch', body, (idempotencyKey) =>
        call('POST /api/merchant/batches', { body, idempotencyKey }),
      )
      toastDone('批次已建立')
      await replacePage(pageUrl(pages.batch, { id }))
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      setSaving(false)
    }
  }
  const text = (
    name: string,
    key: 'batchCode' | 'unit' | 'origin',
    placeholder: string,
    maxLength: number,
  ) => (
    <TextField
      name={name}
      placeholder={placeholder}
      maxLength={maxLength}
      value={draft[key]}
      error={errors[key]}
      onInput={(value) => change({ [key]: value })}
    />
  )
  return (
    <FormPage
      aside={
        <Panel title="承诺达标合格证">
          <View className="panel__hint">
            建立后可打印合格证贴在包装上。依据《农产品质量安全承诺达标合格证管理办法》，合格证上会写明：
          </View>
          <View className="batch-new__promise">{commitmentText}</View>
          <FormField name="承诺依据" error={errors.basis}>
            <Choices
              label="承诺依据"
              options={bases}
              chosen={draft.basis}
              onChoose={(basis) => change({ basis: basis as CommitmentBasis })}
            />
          </FormField>
        </Panel>
      }
    >
      <Panel title="批次信息">
        <Note>批次信息建立后不能更改，请核对后再提交；写错了请新建一个批次。</Note>
        <Cell
          title="商品规格"
          value={sku ? `${sku.name} ${sku.skuName}` : '请选择'}
          onTap={() => setPicking(true)}
        />
        {text('批次号', 'batchCode', '如 QC-20261108', 30)}
        <View className="batch-new__pair">
          <TextField
            name="数量"
            type="number"
            placeholder="如 1200"
            maxLength={8}
            value={draft.quantity}
            error={errors.quantity}
            onInput={(quantity) => change({ quantity })}
          />
          {text('单位', 'unit', '箱、公斤', 6)}
        </View>
        {text('产地', 'origin', '写到村或园区', 60)}
        <View className="batch-new__pair">
          <DayField
            name="生产日期"
            value={draft.producedOn}
            max={today()}
            error={errors.producedOn}
            onPick={(producedOn) => change({ producedOn })}
          />
          <DayField
            name="保质期至"
            value={draft.bestBefore}
            error={errors.bestBefore}
            onPick={(bestBefore) => change({ bestBefore })}
          />
        </View>
        <View className="row batch-new__switch">
          <Text className="grow">设为当前发货批次</Text>
          <Switch on={draft.current} label="设为当前发货批次" onChange={(current) => change({ current })} />
        </View>
        <Button loading={saving} onTap={() => void save()}>
          建立批次
        </Button>
      </Panel>
      {picking ? (
        <OwnSkuSheet
          at={at}
          title="选择商品"
          onPick={(picked) => {
            setSku(picked)
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </FormPage>
  )
}
