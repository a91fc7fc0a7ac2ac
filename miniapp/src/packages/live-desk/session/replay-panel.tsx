import type { DeskLiveSession } from '@yuxiang/shared/api/live-desk'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { TextField } from '@/components/FormField'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { fieldErrors } from '@/services/field-errors'
import { Panel } from '@/workbench/figures'

/** Where it can be seen again. */
export function ReplayPanel({ session, onDone }: { session: DeskLiveSession; onDone: () => Promise<void> }) {
  const { id, room } = session
  const [replayLink, setReplayLink] = useState(session.replayLink)
  const [error, setError] = useState<string>()
  const [sending, setSending] = useState(false)
  const send = async () => {
    setSending(true)
    setError(undefined)
    try {
      const body = { replayLink: replayLink.trim() }
      await call('PUT /api/workbench/live/sessions/{id}/replay', { params: { id }, body })
      toastDone(body.replayLink === '' ? '已去掉回放' : '回放已发布')
      await onDone()
    } catch (thrown) {
      setError(fieldErrors(thrown).replayLink)
      toastProblem(thrown)
    }
    setSending(false)
  }
  return (
    <Panel title="回放">
      <TextField
        name={room.platform === 'channels' ? '回放的动态 ID 或网页' : '回放链接'}
        placeholder={room.platform === 'channels' ? 'export/ 开头' : 'https:// 开头，该平台的网页'}
        maxLength={500}
        value={replayLink}
        error={error}
        hint="填了就出现在“精彩回放”里；清空则收回"
        onInput={setReplayLink}
      />
      <View className="panel__foot">
        <Button size="fit" loading={sending} onTap={() => void send()}>
          保存回放
        </Button>
      </View>
    </Panel>
  )
}
