import type { OwnCase } from '@yuxiang/shared/api/complaints'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Conversation } from '@/components/Cases/conversation'
import { WordsSheet } from '@/components/Cases/words-sheet'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'

/** What was said in the mediation, and a way to say something. */
export function TalkCard({ one, reload }: { one: OwnCase; reload: () => Promise<unknown> }) {
  const [writing, setWriting] = useState(false)
  return (
    <View className="card">
      <View className="section-title" role="heading">
        调解沟通
      </View>
      {one.messages.length > 0 ? (
        <Conversation messages={one.messages} mine="complainant" />
      ) : (
        <View className="muted">您、商家和办案人员在这里沟通，都会留存</View>
      )}
      {one.acts.includes('say') ? (
        <View className="own-case__acts">
          <Button tone="plain" onTap={() => setWriting(true)}>
            写留言
          </Button>
        </View>
      ) : null}
      {writing ? (
        <WordsSheet
          title="调解留言"
          name="留言"
          placeholder="商家和办案人员都会看到"
          action="发送"
          minLength={1}
          onClose={() => setWriting(false)}
          onSend={async (body) => {
            await withIdempotencyKey(`case-message-${one.id}`, body, (idempotencyKey) =>
              call('POST /api/complaints/{id}/messages', { params: { id: one.id }, body, idempotencyKey }),
            )
            toastDone('已发送')
            setWriting(false)
            await reload()
            return undefined
          }}
        />
      ) : null}
    </View>
  )
}
