import type { OfficeCase } from '@yuxiang/shared/api/certification-office'
import { applicationMachine, applicationStateNames } from '@yuxiang/shared/states/certification'
import { next } from '@yuxiang/shared/states/machine'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { daysUntil } from '@/services/china-time'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { OpinionSheet } from '../shared/opinion-sheet'
import { caseTone } from '../shared/state-tags'
import { type CaseAct, caseActs } from './case-acts'

interface Props {
  one: OfficeCase
  mayAct: boolean
  onDone: () => Promise<void>
}

const bars = {
  notOfCounty: '由申请所在区县的工作人员审核。',
  twice: '您已提出审核意见，须由另一位审核人认定。',
  conflicted: '您是申请单位的工作人员，须回避。',
} as const

/** How a case stands, what two reviewers said so far, and the buttons that its state allows. */
export function CaseState({ one, mayAct, onDone }: Props) {
  const [open, setOpen] = useState<CaseAct>()
  const { id, state, noticeEndsOn, noticeId, certificateNo } = one
  const acts = mayAct ? allowed(one) : []
  const run = async (act: CaseAct, said: { opinion: string; attachments: string[] }) => {
    const params = { id }
    if (act.key === 'approve' || act.key === 'refuse') {
      await call('POST /api/certification-office/cases/{id}/reviews', {
        params,
        body: { verdict: act.key, ...said },
      })
    } else {
      await call('POST /api/certification-office/cases/{id}/steps', {
        params,
        body: { event: act.key, ...said },
      })
    }
    await onDone()
  }
  return (
    <Panel title={one.productName} side={<Tag tone={caseTone(state)}>{applicationStateNames[state]}</Tag>}>
      <Fact name="申请单位">{one.merchantName}</Fact>
      {one.renewsNo ? <Fact name="续期的证书">{one.renewsNo}</Fact> : null}
      {noticeEndsOn ? <Fact name="公示截止">{noticeEndsOn}</Fact> : null}
      {state === 'checked' ? <Reviews one={one} mayAct={mayAct} /> : null}
      <Waits one={one} />
      {acts.map((act) => (
        <View key={act.key} className="panel__foot">
          <Button tone={act.tone} onTap={() => setOpen(act)}>
            {act.name}
          </Button>
        </View>
      ))}
      {noticeId ? (
        <View className="panel__foot">
          <Button tone="plain" onTap={() => openPage(pageUrl(pages.notice, { id: noticeId }))}>
            查看公示
          </Button>
        </View>
      ) : null}
      {certificateNo ? (
        <View className="panel__foot">
          <Button tone="green" onTap={() => openPage(pageUrl(pages.certificate, { no: certificateNo }))}>
            查看证书
          </Button>
        </View>
      ) : null}
      {open ? (
        <OpinionSheet {...open} onAct={(said) => run(open, said)} onClose={() => setOpen(undefined)} />
      ) : null}
    </Panel>
  )
}

function allowed(one: OfficeCase): CaseAct[] {
  const { state, noticeEndsOn, openObjections, reviewBar } = one
  return caseActs.filter(({ key }) => {
    if (next(applicationMachine, state, key) === null) return false
    if (key === 'approve' || key === 'refuse') return reviewBar === null
    if (key !== 'publish') return true
    return openObjections === 0 && noticeEndsOn !== null && daysUntil(noticeEndsOn) < 0
  })
}

function Reviews({ one: { reviews, reviewBar }, mayAct }: { one: OfficeCase; mayAct: boolean }) {
  return (
    <>
      {reviews.map(({ reviewerName, verdict }) => (
        <Fact key={reviewerName} name={`审核人 ${reviewerName}`}>
          {verdict === 'approve' ? '同意' : '不同意'}
        </Fact>
      ))}
      <Note>
        需两位不同的审核人意见一致；已有 {reviews.length} 位。意见不一致时退回重新核查。
        {mayAct && reviewBar ? bars[reviewBar] : ''}
      </Note>
    </>
  )
}

function Waits({ one: { state, openObjections, noticeEndsOn } }: { one: OfficeCase }) {
  if (state !== 'noticed' || !noticeEndsOn) return null
  if (openObjections > 0) {
    return <Note tone="warm">还有 {openObjections} 件异议未答复，答复之前不能发布。</Note>
  }
  return daysUntil(noticeEndsOn) >= 0 ? <Note>公示期满后自动发布，也可由您发布。</Note> : null
}
