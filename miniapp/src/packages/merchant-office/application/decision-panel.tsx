import type { Application } from '@yuxiang/shared/api/merchants'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { LongTextField } from '@/components/FormField'
import { View } from '@/elements'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { fieldErrors } from '@/services/field-errors'
import { Panel } from '@/workbench/figures'
import './decision-panel.scss'

type Verdict = 'approve' | 'return' | 'refuse'
const questions: Record<Verdict, { title: string; text: string; act: string; done: string }> = {
  approve: {
    title: '审核通过',
    text: '市场主体随即入驻，申请人成为店主，并收到消息。',
    act: '通过',
    done: '已通过',
  },
  return: { title: '退回补正', text: '申请人会看到您的意见，补正后重新提交。', act: '退回', done: '已退回' },
  refuse: {
    title: '不予入驻',
    text: '申请就此办结，申请人会看到您的意见。',
    act: '不予入驻',
    done: '已办结',
  },
}

/** The county's opinion and decision; the opinion stays when something stands in the way. */
export function DecisionPanel({
  application: { id, name, round },
  onDone,
}: {
  application: Application
  onDone: () => Promise<void>
}) {
  const [opinion, setOpinion] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState<Verdict>()
  const decide = async (verdict: Verdict) => {
    if (verdict !== 'approve' && opinion.trim().length < 2) {
      setError('请写明意见，申请人会看到')
      return
    }
    const { title, text, act, done } = questions[verdict]
    if (!(await confirmAct(`${title}：${name}`, text, act))) return
    setBusy(verdict)
    try {
      const body = { round, opinion: opinion.trim() }
      await call(`POST /api/merchant-office/applications/{id}/${verdict}`, { params: { id }, body })
      toastDone(done)
    } catch (thrown) {
      setError(fieldErrors(thrown).opinion)
      toastProblem(thrown)
    }
    setBusy(undefined)
    await onDone()
  }
  return (
    <Panel title={round > 1 ? `审核（第 ${round} 次提交）` : '审核'}>
      <LongTextField
        name="意见"
        placeholder="通过时可不填；退回或不予入驻时写明原因"
        maxLength={300}
        value={opinion}
        error={error}
        onInput={(text) => {
          setOpinion(text)
          setError(undefined)
        }}
      />
      <Button tone="green" loading={busy === 'approve'} onTap={() => void decide('approve')}>
        审核通过
      </Button>
      <View className="row decision-panel__others">
        <Button className="grow" tone="line" loading={busy === 'return'} onTap={() => void decide('return')}>
          退回补正
        </Button>
        <Button className="grow" tone="plain" loading={busy === 'refuse'} onTap={() => void decide('refuse')}>
          不予入驻
        </Button>
      </View>
    </Panel>
  )
}
