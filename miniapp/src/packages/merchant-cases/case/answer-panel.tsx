import type { MerchantCase } from '@yuxiang/shared/api/complaints'
import { caseStateNames } from '@yuxiang/shared/states/complaint'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { readOffer, useOfferDraft } from '@/components/Cases/offer-draft'
import { OfferFields } from '@/components/Cases/offer-fields'
import { OfferView } from '@/components/Cases/offer-view'
import { WordsSheet } from '@/components/Cases/words-sheet'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { useCaseActs } from '@/hooks/use-case-acts'
import { call } from '@/services/api'
import { leftWords, stateTone } from '@/services/case-words'
import { confirmAct, toastDone } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { Panel } from '@/workbench/figures'

type SheetName = 'reply' | 'offer' | 'performed'

/** How long is left, the offer on the table, and what the merchant can do. */
export function AnswerPanel({ one, reload }: { one: MerchantCase; reload: () => Promise<unknown> }) {
  const [sheet, setSheet] = useState<SheetName>()
  const { busy, run } = useCaseActs(reload)
  const can = (act: MerchantCase['acts'][number]) => one.acts.includes(act)
  const open = one.offers.find(({ state }) => state === 'open')
  const answer = async (agrees: boolean) => {
    if (!open) return
    const words = agrees ? '双方都同意后即达成协议' : '办案人员会再协调'
    if (!(await confirmAct(agrees ? '同意这个方案？' : '不同意这个方案？', words))) return
    const params = { id: one.id, offerId: open.id }
    const body = { agrees, ...(agrees ? {} : { reason: '商家不同意此方案' }) }
    await run(agrees ? 'agree' : 'decline', '已答复', () =>
      withIdempotencyKey(`offer-${open.id}`, body, (idempotencyKey) =>
        call('POST /api/merchant/cases/{id}/offers/{offerId}', { params, body, idempotencyKey }),
      ),
    )
  }
  return (
    <Panel title="答复" side={<Tag tone={stateTone(one.state)}>{caseStateNames[one.state]}</Tag>}>
      {one.replyDueOn ? (
        <Note tone="warm">
          请在 {one.replyDueOn} 前答复{one.officeName}，{leftWords(one.replyDaysLeft)}
          。逾期不答复会记入信用记录。
        </Note>
      ) : null}
      {one.offers.map((offer) => (
        <OfferView key={offer.id} offer={offer} />
      ))}
      {can('answerOffer') ? (
        <View className="case-acts">
          <Button tone="plain" loading={busy === 'decline'} onTap={() => void answer(false)}>
            不同意
          </Button>
          <Button loading={busy === 'agree'} onTap={() => void answer(true)}>
            同意方案
          </Button>
        </View>
      ) : null}
      {can('offer') ? <Button onTap={() => setSheet('offer')}>答复并提出方案</Button> : null}
      {can('reply') ? (
        <View className="panel__foot">
          <Button tone="line" onTap={() => setSheet('reply')}>
            只说明情况
          </Button>
        </View>
      ) : null}
      {can('performed') ? <Button onTap={() => setSheet('performed')}>登记已履行</Button> : null}
      {one.acts.length === 0 ? <View className="panel__hint">现在没有需要您处理的事</View> : null}
      {sheet ? (
        <AnswerSheet
          one={one}
          kind={sheet}
          onClose={() => setSheet(undefined)}
          onDone={async () => {
            toastDone('已提交')
            setSheet(undefined)
            await reload()
          }}
        />
      ) : null}
    </Panel>
  )
}

const titles: Record<SheetName, string> = {
  reply: '说明情况',
  offer: '答复并提出方案',
  performed: '登记已履行',
}

function AnswerSheet({
  one,
  kind,
  onClose,
  onDone,
}: {
  one: MerchantCase
  kind: SheetName
  onClose: () => void
  onDone: () => Promise<void>
}) {
  const [draft, change] = useOfferDraft()
  const params = { id: one.id }
  const send = async (words: { text: string; files: string[] }) => {
    if (kind === 'performed') {
      await call('POST /api/merchant/cases/{id}/performed', { params, body: words })
      await onDone()
      return undefined
    }
    const offer = kind === 'offer' ? readOffer(draft, words.text) : undefined
    if (offer && 'error' in offer) return offer.error
    await call('POST /api/merchant/cases/{id}/replies', {
      params,
      body: { ...words, ...(offer ? { offer: offer.input } : {}) },
    })
    await onDone()
    return undefined
  }
  return (
    <WordsSheet
      title={titles[kind]}
      name={kind === 'offer' ? '说明与方案' : '说明'}
      placeholder={kind === 'performed' ? '怎么履行的，附上凭证' : '实事求是说明情况；投诉人和办案人员会看到'}
      action="提交"
      maxLength={kind === 'offer' ? 500 : 1_000}
      onClose={onClose}
      onSend={send}
    >
      {kind === 'offer' ? (
        <OfferFields
          draft={draft}
          lines={one.orderLines}
          compensableFen={one.compensableFen}
          onChange={change}
        />
      ) : null}
    </WordsSheet>
  )
}
