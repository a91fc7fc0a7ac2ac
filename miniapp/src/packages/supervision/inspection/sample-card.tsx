import type { InspectionSample } from '@yuxiang/shared/api/inspections'
import { sampleResultNames } from '@yuxiang/shared/supervision/alerts'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { DocumentLink } from '@/components/DocumentLink'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
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

type SampleAct = 'ask-recall' | 'withdraw-recall' | 'case'

const doneWords: Record<SampleAct, string> = {
  case: '已立案',
  'ask-recall': '已请区县召回',
  'withdraw-recall': '已撤回',
}

/** Of a failed sample: a measure, the recall of its batch, a case. */
function Follow({ sample, onDone }: Omit<Props, 'onEnter'>) {
  const [busy, setBusy] = useState<SampleAct>()
  const { id, merchantId, merchantName, productId, productName, batch, recallAskedAt, findings } = sample
  const goods = `“${productName}”批次 ${batch?.code ?? ''}`
  const questions: Record<SampleAct, [title: string, text: string, act: string]> = {
    case: [`对${merchantName}立案？`, `“${productName}”抽检不合格，进入案件办理，不能撤销。`, '立案'],
    'ask-recall': [
      `请区县召回${merchantName}的批次？`,
      `区县主管部门和商家会收到召回${goods}的通知；商家自行召回的，不能自行解除。`,
      '发出',
    ],
    'withdraw-recall': [
      '撤回召回请求？',
      `区县主管部门和商家会收到通知；${goods}如由商家自行召回，商家可以自行解除。`,
      '撤回',
    ],
  }
  const act = async (event: SampleAct) => {
    if (!(await confirmAct(...questions[event]))) return
    setBusy(event)
    try {
      await call(`POST /api/supervision/samples/{id}/${event}`, { params: { id } })
      toastDone(doneWords[event])
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
        {sample.mayAskRecall ? (
          <Button
            size="fit"
            tone="line"
            loading={busy === 'ask-recall'}
            disabled={busy !== undefined}
            onTap={() => void act('ask-recall')}
          >
            {recallAskedAt ? '再次请求召回' : '请区县召回'}
          </Button>
        ) : null}
        {sample.mayWithdrawRecall ? (
          <Button
            size="fit"
            tone="plain"
            loading={busy === 'withdraw-recall'}
            disabled={busy !== undefined}
            onTap={() => void act('withdraw-recall')}
          >
            撤回召回请求
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
          <Button
            size="fit"
            tone="line"
            loading={busy === 'case'}
            disabled={busy !== undefined}
            onTap={() => void act('case')}
          >
            立案
          </Button>
        )}
      </View>
    </>
  )
}
