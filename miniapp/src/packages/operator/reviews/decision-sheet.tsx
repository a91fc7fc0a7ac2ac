import type { DecisionItem } from '@yuxiang/shared/api/reviews'
import { decisionReasonMax } from '@yuxiang/shared/review-limits'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { LongTextField } from '@/components/FormField'
import { Sheet } from '@/components/Sheet'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toast, toastDone } from '@/services/feedback'
import { ApiProblem, problemTitle } from '@/services/problem'
import './decision-sheet.scss'

const usual = {
  publish: ['内容正常', '真实反映商品问题'],
  reject: ['含广告或联系方式', '辱骂、攻击他人', '与商品无关', '泄露他人信息', '图片不适合公开'],
} as const

interface Props {
  item: DecisionItem
  decision: 'publish' | 'reject'
  onClose: () => void
  onDecided: () => void
}

/** The reason of a decision: a usual one, or in one's own words. */
export function DecisionSheet({ item: { id, subject }, decision, onClose, onDecided }: Props) {
  const [reason, setReason] = useState<string>(decision === 'publish' ? usual.publish[0] : '')
  const [problem, setProblem] = useState('')
  const [sending, setSending] = useState(false)
  const pick = (words: string) => {
    setProblem('')
    setReason(words)
  }
  const send = async () => {
    if (reason.trim() === '') return setProblem('请填写理由')
    setSending(true)
    try {
      const body = { subject, decision, reason }
      await call('POST /api/operations/reviews/{id}/decision', { params: { id }, body })
      toastDone(decision === 'publish' ? '已公开' : '未公开')
      onDecided()
    } catch (thrown) {
      setProblem(problemTitle(thrown))
      // Somebody else was faster: the queue is asked again.
      if (thrown instanceof ApiProblem && thrown.code === 'review_state_conflict') {
        toast(thrown.title)
        onDecided()
      }
    }
    setSending(false)
  }
  return (
    <Sheet
      open
      title={decision === 'publish' ? '公开这条内容' : '不公开这条内容'}
      onClose={onClose}
      dirty={reason.trim() !== '' && !(usual[decision] as readonly string[]).includes(reason)}
      foot={
        <Button tone={decision === 'publish' ? 'green' : 'main'} loading={sending} onTap={() => void send()}>
          {decision === 'publish' ? '确定公开' : '确定不公开'}
        </Button>
      }
    >
      <View className="decision-sheet__usual">
        <Chips
          label="常用理由"
          options={usual[decision].map((words) => ({ key: words as string, name: words }))}
          chosen={[reason]}
          onTap={pick}
        />
      </View>
      <LongTextField
        name="理由"
        placeholder={decision === 'publish' ? '记入审核记录' : '作者会看到这个理由'}
        value={reason}
        maxLength={decisionReasonMax}
        error={problem}
        onInput={pick}
      />
    </Sheet>
  )
}
