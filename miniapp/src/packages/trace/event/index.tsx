import { useRouter } from '@tarojs/taro'
import type { TraceEventInput, TraceReport } from '@yuxiang/shared/api/traceability'
import { traceEventNames, traceStages } from '@yuxiang/shared/trace/chain'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { FormField, LongTextField, TextField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Note } from '@/components/Note'
import { PhotoField } from '@/components/PhotoField'
import { View } from '@/elements'
import { usePhotos } from '@/hooks/use-photos'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { pickFile } from '@/services/file'
import { withIdempotencyKey } from '@/services/idempotency'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { today } from '@/services/today'
import { upload } from '@/services/upload'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Panel } from '@/workbench/figures'
import { type EventDraft, emptyEvent, eventBody } from './event-draft'
import './index.scss'

const kinds = traceStages.map((key) => ({ key, name: traceEventNames[key] }))
const photosMost = 6
const examples: Record<(typeof traceStages)[number], string> = {
  planting: '如：3 月 2 日春季修剪，每株施有机肥 15 公斤',
  input: '如：喷施矿物油乳油 200 倍液，安全间隔期 20 天',
  harvest: '如：人工剪果，采收 1,200 箱',
  test: '如：委托县农产品质检中心检测，12 项农残均未检出',
  processing: '如：清洗、分级、单果套袋，5 斤装',
  storage: '如：入恒温库 2 号间，相对湿度 85%',
  coldChain: '如：冷藏车全程 4 ℃ 运往重庆',
  shipping: '如：交中通快递，发往全国',
}

/** 添加一条溯源记录，或更正一条 */
export default function TraceEventPage() {
  const { id = '', corrects } = useRouter().params
  const title = corrects ? `更正第 ${corrects} 条记录` : '添加记录'
  return (
    <DeskGate desk="merchant" title={title} self={pageUrl(pages.traceEvent, { id, corrects })}>
      {() => (
        <DeskPage desk="merchant" section="batches" below title={title}>
          <Form batchId={id} corrects={corrects ? Number(corrects) : null} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Form({ batchId, corrects }: { batchId: string; corrects: number | null }) {
  const [draft, setDraft] = useState<EventDraft>(() => emptyEvent(today()))
  const [report, setReport] = useState<TraceReport>()
  const [errors, setErrors] = useState<FieldErrors>({})
  const [busy, setBusy] = useState<'report' | 'saving'>()
  const change = (part: Partial<EventDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setErrors({})
  }
  const photos = usePhotos(photosMost, draft.photos, (uploaded) => change({ photos: uploaded }))
  const pickReport = async () => {
    const file = await pickFile(['pdf', 'jpg', 'jpeg', 'png'])
    if (!file) return
    setBusy('report')
    try {
      setReport(await upload('POST /api/merchant/trace-reports/file', undefined, file))
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(undefined)
  }
  const save = async () => {
    if (photos.uploading) return toast('照片还在上传，请稍等')
    const body: TraceEventInput = { ...eventBody(draft), reportId: report?.id ?? null, corrects }
    setBusy('saving')
    try {
      await withIdempotencyKey(`trace-event-${batchId}`, body, (idempotencyKey) =>
        call('POST /api/merchant/batches/{id}/events', { params: { id: batchId }, body, idempotencyKey }),
      )
      toastDone('已写入')
      backToPage(pageUrl(pages.batch, { id: batchId }))
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      setBusy(undefined)
    }
  }
  const isCold = draft.kind === 'coldChain' || draft.kind === 'storage' || draft.kind === 'shipping'
  return (
    <Panel title={corrects === null ? '发生了什么' : '正确的内容'}>
      <Note tone={corrects === null ? 'plain' : 'warm'}>
        {corrects === null
          ? '写入后不能修改、不能删除，扫码的人都能看到；写错了可以再追加一条更正。'
          : `第 ${corrects} 条会保留，并标明由这一条更正。`}
      </Note>
      <FormField name="环节" error={errors.kind}>
        <Chips label="环节" options={kinds} chosen={[draft.kind]} onTap={(kind) => change({ kind })} />
      </FormField>
      <View className="trace-event__pair">
        <DayField
          name="日期"
          value={draft.day}
          max={today()}
          error={errors.at}
          onPick={(day) => change({ day })}
        />
        <TextField
          name="时间"
          placeholder="如 09:30"
          maxLength={5}
          value={draft.time}
          onInput={(time) => change({ time })}
        />
      </View>
      <TextField
        name="地点"
        placeholder="如 安坪镇三马山果园"
        maxLength={60}
        value={draft.place}
        error={errors.place}
        onInput={(place) => change({ place })}
      />
      <LongTextField
        name="做了什么"
        placeholder={examples[draft.kind]}
        maxLength={300}
        value={draft.text}
        error={errors.text}
        onInput={(text) => change({ text })}
      />
      {isCold ? (
        <TextField
          name="温度（℃）"
          placeholder="如 4.2；多次读数写 09:30 4.2，12:00 4.5"
          maxLength={200}
          value={draft.temperatures}
          error={Object.entries(errors).find(([path]) => path.startsWith('temperatures'))?.[1]}
          onInput={(temperatures) => change({ temperatures })}
        />
      ) : null}
      <FormField name="现场照片" error={errors.photos}>
        <PhotoField label="现场照片" {...photos} />
      </FormField>
      <Cell
        icon="order"
        title="检测报告"
        hint="PDF 或图片，会向公众展示，请先遮住个人信息"
        value={busy === 'report' ? '上传中…' : (report?.name ?? '未选择')}
        onTap={() => void pickReport()}
      />
      <View className="trace-event__save">
        <Button loading={busy === 'saving'} onTap={() => void save()}>
          {corrects === null ? '写入记录' : '写入更正'}
        </Button>
      </View>
    </Panel>
  )
}
