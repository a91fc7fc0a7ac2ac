import type { CertificateFile } from '@yuxiang/shared/api/certification-office'
import { policy } from '@yuxiang/shared/policy'
import { certificateMachine, certificateStateNames } from '@yuxiang/shared/states/certification'
import { next } from '@yuxiang/shared/states/machine'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { countText } from '@/services/certification-words'
import { daysUntil } from '@/services/china-time'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { OpinionSheet } from '../shared/opinion-sheet'
import { certificateTone } from '../shared/state-tags'
import { type CertificateAct, certificateActs } from './certificate-acts'
import { RecheckSheet } from './recheck-sheet'

interface Props {
  one: CertificateFile
  mayAct: boolean
  onDone: () => Promise<void>
}

/** A certificate as it stands, and the buttons that its state allows. */
export function CertificateState({ one, mayAct, onDone }: Props) {
  const [open, setOpen] = useState<CertificateAct>()
  const { id, state, nextRecheckOn } = one
  const isDue = nextRecheckOn !== null && daysUntil(nextRecheckOn) <= policy.certificationRecheckAhead.value
  const acts = certificateActs.filter(({ key }) =>
    key === 'pass' || key === 'fail'
      ? (state === 'published' || state === 'suspended') && isDue
      : next(certificateMachine, state, key) !== null,
  )
  const run = async (
    event: 'suspend' | 'resume' | 'revoke',
    said: { opinion: string; attachments: string[] },
  ) => {
    await call('POST /api/certification-office/certificates/{id}/steps', {
      params: { id },
      body: { event, ...said },
    })
    await onDone()
  }
  return (
    <Panel
      title={one.productName}
      side={<Tag tone={certificateTone(state)}>{certificateStateNames[state]}</Tag>}
    >
      {one.reason ? <Note tone="wrong">{one.reason}</Note> : null}
      <Fact name="证书编号">{one.certificateNo}</Fact>
      <Fact name="申请单位">{one.merchantName}</Fact>
      <Fact name="区县">{one.county}</Fact>
      <Fact name="发布日期">{one.publishedOn}</Fact>
      <Fact name="有效期至">{one.validTo}</Fact>
      <Fact name="带动农户">{countText(one.households)} 户</Fact>
      <Fact name="户均年增收">{countText(one.yuanPerHouseholdYear)} 元</Fact>
      {nextRecheckOn ? <Fact name="下次年度复核">{nextRecheckOn}</Fact> : null}
      {isDue && acts.some(({ key }) => key === 'pass') ? (
        <Note tone="warm">
          {daysUntil(nextRecheckOn) < 0
            ? `年度复核已逾期 ${-daysUntil(nextRecheckOn)} 天，超过 ${policy.certificationRecheckGrace.value} 天未办的自动暂停认定。`
            : '已到年度复核时间，请核查后登记结果。'}
          单位提交的材料在“证书经过”里。
        </Note>
      ) : null}
      {(mayAct ? acts : []).map((act) => (
        <View key={act.key} className="panel__foot">
          <Button tone={act.tone} onTap={() => setOpen(act)}>
            {act.name}
          </Button>
        </View>
      ))}
      <View className="panel__foot">
        <Button tone="plain" onTap={() => openPage(pageUrl(pages.certificate, { no: one.certificateNo }))}>
          公开的证书页
        </Button>
      </View>
      {open?.key === 'pass' || open?.key === 'fail' ? (
        <RecheckSheet
          one={one}
          act={open}
          passed={open.key === 'pass'}
          onDone={onDone}
          onClose={() => setOpen(undefined)}
        />
      ) : open ? (
        <EventSheet act={open} onRun={run} onClose={() => setOpen(undefined)} />
      ) : null}
    </Panel>
  )
}

function EventSheet({
  act: { key, ...act },
  onRun,
  onClose,
}: {
  act: CertificateAct
  onRun: (
    event: 'suspend' | 'resume' | 'revoke',
    said: { opinion: string; attachments: string[] },
  ) => Promise<void>
  onClose: () => void
}) {
  if (key === 'pass' || key === 'fail') return null
  return <OpinionSheet {...act} onAct={(said) => onRun(key, said)} onClose={onClose} />
}
