import type { ShareYear } from '@yuxiang/shared/api/reserved-share'
import { formatYuan } from '@yuxiang/shared/money'
import { filingStateNames } from '@yuxiang/shared/states/share-filing'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { ReasonSheet } from '@/workbench/reason-sheet'
import { versionTones } from '../shared/share-words'
import { VersionFacts } from '../shared/version-facts'

interface Props {
  share: ShareYear
  onDone: () => Promise<void>
}

const usual = ['执行单位名称与实际不符', '采购计划与上年差距过大，请说明', '说明不够具体']

/** The version that waits, beside the one in force; and the office's answer to it. */
export function Decision({ share, onDone }: Props) {
  const { year, accepted, open, lastYearFen, isLate } = share
  return (
    <>
      {open ? (
        <Panel
          title={open.version === 1 ? `${year} 年填报` : `${year} 年第 ${open.version} 版（调整）`}
          side={
            <>
              {isLate ? <Tag tone="plain">逾期</Tag> : null}
              <Tag tone={versionTones[open.state]}>{filingStateNames[open.state]}</Tag>
            </>
          }
        >
          {open.returnReason ? <Note tone="warm">已退回：{open.returnReason}</Note> : null}
          <VersionFacts version={open} />
          <Fact name="上年通过的份额">{lastYearFen === null ? '没有' : `¥${formatYuan(lastYearFen)}`}</Fact>
          {open.state === 'submitted' ? <Acts share={share} onDone={onDone} /> : null}
        </Panel>
      ) : null}
      {accepted ? (
        <Panel title={`执行中的第 ${accepted.version} 版`} side={<Tag>已通过</Tag>}>
          <VersionFacts version={accepted} />
        </Panel>
      ) : null}
      {open || accepted ? null : (
        <Panel title={`${year} 年填报`} side={<Tag tone="vermilion">未填报</Tag>}>
          <View className="panel__none">单位还没有提交这一年的填报，截止 {share.dueOn}</View>
        </Panel>
      )}
    </>
  )
}

function Acts({ share: { filingId, open, unit, year }, onDone }: Props) {
  const [returning, setReturning] = useState(false)
  const [sending, setSending] = useState(false)
  const params = { id: filingId ?? '' }
  const revision = open?.revision ?? 0
  const accept = async () => {
    const question = `${unit.name} ${year} 年预留份额 ¥${formatYuan(open?.reservedFen ?? 0)}，通过后单位可据此采购。`
    if (!(await confirmAct('通过填报', question, '通过'))) return
    setSending(true)
    try {
      await call('POST /api/reserved-share/filings/{id}/decide', {
        params,
        body: { decision: 'accept', revision },
      })
      toastDone('已通过')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
    setSending(false)
  }
  const sendBack = async (reason: string) => {
    await call('POST /api/reserved-share/filings/{id}/decide', {
      params,
      body: { decision: 'return', revision, reason },
    })
    toastDone('已退回')
    await onDone()
  }
  return (
    <View className="panel__foot">
      <Button loading={sending} onTap={() => void accept()}>
        通过
      </Button>
      <Button tone="plain" onTap={() => setReturning(true)}>
        退回
      </Button>
      {returning ? (
        <ReasonSheet
          title="退回填报"
          note="单位的经办人会看到原因，修改后重新提交。"
          usual={usual}
          act="确认退回"
          onAct={sendBack}
          onClose={() => setReturning(false)}
        />
      ) : null}
    </View>
  )
}
