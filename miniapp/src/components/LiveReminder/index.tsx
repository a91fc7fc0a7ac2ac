import { useEffect, useState } from 'react'
import { Button } from '@/components/Button'
import { View } from '@/elements'
import { useReminder } from '@/hooks/use-reminder'
import { call } from '@/services/api'
import { openDocument } from '@/services/file'
import { pages } from '@/services/navigation'
import { serverNow } from '@/services/server-clock'
import { useSession } from '@/store/session'
import './index.scss'

const inWechat = process.env.TARO_ENV === 'weapp'

interface Props {
  sessionId: string
  /** Whether it is set; asked of the server when it is not known. */
  wanted?: boolean
  startsAt: string
  /** Where a login leads on to. */
  self?: string
}

/** 开播提醒: by message after a tap, and outside WeChat as an entry in the phone's calendar; nothing once it has begun. */
export function LiveReminder({ sessionId, wanted: known, startsAt, self = pages.home }: Props) {
  const [wanted, setWanted] = useWanted(sessionId, known)
  const { busy, remind } = useReminder('live', self, async (now) => setWanted(now))
  if (Date.parse(startsAt) <= serverNow()) return null
  return (
    <View className="live-reminder">
      <Button
        size="fit"
        tone={wanted ? 'plain' : 'line'}
        loading={busy}
        onTap={() => remind(sessionId, !wanted)}
        label={wanted ? '已预约，取消提醒' : '预约提醒'}
      >
        {wanted ? '已预约' : '预约提醒'}
      </Button>
      {inWechat ? null : (
        <Button
          size="fit"
          tone="plain"
          onTap={() => void openDocument(`${API_BASE}/api/live/sessions/${sessionId}/calendar.ics`)}
        >
          加入日历
        </Button>
      )}
    </View>
  )
}

function useWanted(sessionId: string, known: boolean | undefined) {
  const userId = useSession()?.user.id
  const [wanted, setWanted] = useState(known ?? false)
  useEffect(() => {
    if (known !== undefined) setWanted(known)
    if (known !== undefined || userId === undefined) return
    call('GET /api/live/sessions/{id}/reminder', { params: { id: sessionId } })
      .then((answer) => setWanted(answer.wanted))
      .catch(() => undefined)
  }, [sessionId, known, userId])
  return [wanted, setWanted] as const
}
