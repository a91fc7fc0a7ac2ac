import type { CaseOffer } from '@yuxiang/shared/api/complaint-views'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { isPaidWhole, moneyWords } from '@/components/Cases/offer-money'
import { WordsSheet } from '@/components/Cases/words-sheet'
import { View } from '@/elements'
import { useCaseActs } from '@/hooks/use-case-acts'
import { call } from '@/services/api'
import { chinaDay } from '@/services/china-time'
import { confirmAct, toastDone } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'

interface Props {
  caseId: string
  offer: CaseOffer
  reload: () => Promise<unknown>
}

/** The offer on the table, and the two answers to it. */
export function OfferCard({ caseId, offer, reload }: Props) {
  const { busy, run } = useCaseActs(reload)
  const [declining, setDeclining] = useState(false)
  const params = { id: caseId, offerId: offer.id }
  const isWhole = isPaidWhole(offer)
  const money = moneyWords(offer)
  const who = offer.by === 'merchant' ? '商家' : '办案人员'
  // Money moves with it: a lost answer is asked for again, not given twice.
  const answer = (body: { agrees: boolean; reason?: string }) =>
    withIdempotencyKey(`offer-${offer.id}`, body, (idempotencyKey) =>
      call('POST /api/complaints/{id}/offers/{offerId}', { params, body, idempotencyKey }),
    )
  const agree = async () => {
    const words = isWhole
      ? `¥${formatYuan(offer.amountFen)} 会原路退回，投诉随即办结`
      : `${money ? `${money}。` : ''}商家须在 ${chinaDay(offer.performBy)} 前履行`
    if (!(await confirmAct('同意这个方案？', words, '同意'))) return
    await run('agree', '已同意', () => answer({ agrees: true }))
  }
  return (
    <View className="card">
      <View className="section-title" role="heading">
        {who}提出的方案
      </View>
      <View className="own-case__text">{offer.text}</View>
      {money ? <View className="own-case__text number">{money}</View> : null}
      <View className="muted">请在 {chinaDay(offer.answerBy)}前答复</View>
      <View className="own-case__acts">
        <Button tone="line" onTap={() => setDeclining(true)}>
          不同意，说明理由
        </Button>
        <Button loading={busy === 'agree'} onTap={() => void agree()}>
          {isWhole ? '同意并退款' : '同意'}
        </Button>
      </View>
      {declining ? (
        <WordsSheet
          title="不同意方案"
          name="理由"
          placeholder="说说为什么，办案人员会再协调"
          action="提交"
          maxLength={300}
          withFiles={false}
          onClose={() => setDeclining(false)}
          onSend={async ({ text }) => {
            await answer({ agrees: false, reason: text })
            toastDone('已提交')
            setDeclining(false)
            await reload()
            return undefined
          }}
        />
      ) : null}
    </View>
  )
}
