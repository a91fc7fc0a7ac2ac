import type { FlashSession } from '@yuxiang/shared/api/flash-sales'
import { Scroller, Tap, View } from '@/elements'
import { chinaDayAndTime } from '@/services/china-time'
import { flashPhase, overWords } from '@/services/flash-words'
import { serverNow } from '@/services/server-clock'
import './session-tabs.scss'

const words = { upcoming: '即将开抢', running: '抢购中' }

interface Props {
  sessions: readonly FlashSession[]
  chosen: string
  onChoose: (id: string) => void
}

/** Sessions by their time. */
export function SessionTabs({ sessions, chosen, onChoose }: Props) {
  return (
    <Scroller direction="x" className="session-tabs" showId={`session-${chosen}`}>
      <View className="session-tabs__row" role="tablist" label="场次">
        {sessions.map((session) => {
          const on = session.id === chosen
          const [day, time] = splitTime(session.startsAt)
          return (
            <Tap
              key={session.id}
              id={`session-${session.id}`}
              role="tab"
              checked={on}
              className={`session-tabs__tab ${on ? 'session-tabs__tab--on' : ''}`}
              onTap={() => onChoose(session.id)}
            >
              <View className="session-tabs__time number">{time}</View>
              <View className="session-tabs__phase">{phaseWords(session)}</View>
              <View className="session-tabs__day number">{day}</View>
            </Tap>
          )
        })}
      </View>
    </Scroller>
  )
}

function phaseWords(session: FlashSession): string {
  const phase = flashPhase(session, serverNow())
  if (phase === 'over') return overWords(session)
  return session.paused ? '已暂停' : words[phase]
}

/** `11 月 26 日 14:05` → day and time. */
function splitTime(instant: string): [day: string, time: string] {
  const text = chinaDayAndTime(instant)
  const at = text.lastIndexOf(' ')
  return [text.slice(0, at), text.slice(at + 1)]
}
