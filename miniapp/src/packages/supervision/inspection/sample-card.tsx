import type { InspectionSample } from '@yuxiang/shared/api/inspections'
import { sampleResultNames } from '@yuxiang/shared/supervision/alerts'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { DocumentLink } from '@/components/DocumentLink'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { toastDone, toastProblem } from '@/services/feedback'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { sampleTones } from '@/services/supervision-words'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'

interface Props {
  sample: InspectionSample
  onEnter: () => void
  onDone: () => Promise<void>
}

/** A sample, what was found, and what may follow of it. */
export function SampleCard({ sample, onEnter, onDone }: Props) {
  const { number, productName, skuName, merchantName, batch, laboratory, sampledOn, result } = sample
  return (
    <Panel
      title={`${number} 号样品：${productName}`}
      side={<Tag tone={sampleTones[result]}>{sampleResultNames[result]}</Tag>}
    >
      <Fact name="规格">{skuName}</Fact>
      <Fact name="商家">{merchantName}</Fact>
      <Fact name="批次">{batch ? `${batch.code}${batch.isRecalled ? '（已召回）' : ''}` : '未标明'}</Fact>
      <Fact name="抽样">{sampledOn}</Fact>
      <Fact name="检验机构">{laboratory}</Fact>
      {sample.findings ? <Fact name="检验结论">{sample.findings}</Fact> : null}
      {sample.report ? <DocumentLink document={sample.report} name="检验报告" /> : null}
      {result === 'waiting' ? (
        <View className="panel__foot">
          <Button size="fit" onTap={onEnter}>
            登记结果
          </Button>
        </View>
      ) : null}
      {result === 'failed' ? <Follow sample={sample} onDone={onDone} /> : null}
    </Panel>
  )
}

/** Of a failed sample: a measure, the recall of its batch, a case. */
function Follow({ sample, onDone }: Omit<Props, 'onEnter'>) {
  const [busy, setBusy] = useState<'ask-recall' | 'case'>()
  const { id, merchantId, productId, productName, batch, recallAskedAt, findings } = sample
  const act = async (event: 'ask-recall' | 'case') => {
    setBusy(event)
    try {
      await call(`POST /api/supervision/samples/{id}/${event}`, { params: { id } })
      toastDone(event === 'case' ? '已立案' : '已请区县召回')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
    setBusy(undefined)
  }
  const measure = {
    ...{ merchant: merchantId, kind: 'delisting', product: productId, productName },
    ...{ source: 'inspection', sourceId: id, reason: `抽检不合格：${findings}` },
  }
  return (
    <>
      {recallAskedAt ? (
        <View className="panel__hint">{chinaDateTime(recallAskedAt)} 已请区县主管部门召回该批次。</View>
      ) : null}
      <View className="row panel__foot list-head__acts">
        <Button size="fit" onTap={() => openPage(pageUrl(pages.measureNew, measure))}>
          采取措施
        </Button>
        {batch && !batch.isRecalled && !recallAskedAt ? (
          <Button size="fit" tone="line" loading={busy === 'ask-recall'} onTap={() => void act('ask-recall')}>
            请区县召回
          </Button>
        ) : null}
        {sample.case ? (
          <Button
            size="fit"
            tone="plain"
            onTap={() => openPage(pageUrl(pages.regulatorCase, { id: sample.case?.id ?? '' }))}
          >
            案件 {sample.case.number}
          </Button>
        ) : (
          <Button size="fit" tone="line" loading={busy === 'case'} onTap={() => void act('case')}>
            立案
          </Button>
        )}
      </View>
    </>
  )
}
