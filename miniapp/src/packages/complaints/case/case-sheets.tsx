import { WordsSheet } from '@/components/Cases/words-sheet'
import { call } from '@/services/api'
import { RatingSheet } from './rating-sheet'

export type SheetName = 'supplement' | 'withdraw' | 'rate'

interface Props {
  id: string
  sheet: SheetName | undefined
  onClose: () => void
  /** Says that it was done, closes the sheet and loads the case anew. */
  onDone: (title: string) => Promise<void>
}

/** What is typed for an act on one's own case. */
export function CaseSheets({ id, sheet, onClose, onDone }: Props) {
  const params = { id }
  return (
    <>
      {sheet === 'supplement' ? (
        <WordsSheet
          title="补充材料"
          name="说明"
          placeholder="补充了什么、说明什么"
          action="提交"
          onClose={onClose}
          onSend={async (body) => {
            await call('POST /api/complaints/{id}/supplements', { params, body })
            await onDone('已提交')
            return undefined
          }}
        />
      ) : null}
      {sheet === 'withdraw' ? (
        <WordsSheet
          title="撤回投诉"
          name="原因"
          placeholder="例如商家已经解决"
          action="确认撤回"
          note="撤回后这件投诉就结束了；问题没解决的，可以重新投诉。"
          warm
          maxLength={200}
          withFiles={false}
          usual={['商家已解决', '双方自行和解', '填写有误']}
          onClose={onClose}
          onSend={async ({ text }) => {
            await call('POST /api/complaints/{id}/withdraw', { params, body: { reason: text } })
            await onDone('已撤回')
            return undefined
          }}
        />
      ) : null}
      {sheet === 'rate' ? (
        <RatingSheet
          onClose={onClose}
          onSend={async (body) => {
            await call('POST /api/complaints/{id}/rating', { params, body })
            await onDone('谢谢评价')
          }}
        />
      ) : null}
    </>
  )
}
