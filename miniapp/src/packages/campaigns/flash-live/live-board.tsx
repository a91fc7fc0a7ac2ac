import type { FlashLive } from '@yuxiang/shared/api/flash-office'
import { Button } from '@/components/Button'
import { Countdown } from '@/components/Countdown'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { eligibilityNames } from '@/services/flash-words'
import { periodText } from '@/workbench/china-moment'
import { Figures, Panel } from '@/workbench/figures'
import { flashMark } from '../shared/flash-marks'
import { ItemTable } from './item-table'
import { Pace } from './pace'
import { useFlashActs } from './use-flash-acts'
import './live-board.scss'

/** How a session goes at this moment, and what may be done about it. */
export function LiveBoard({ live, onDone }: { live: FlashLive; onDone: () => Promise<void> }) {
  const { session } = live
  const { sessionActs, act, actOnItem, sheet } = useFlashActs(session, onDone)
  const sum = (pick: (item: (typeof session.items)[number]) => number) =>
    session.items.reduce((total, item) => total + pick(item), 0)
  const mark = flashMark(session)
  return (
    <>
      <Panel title={session.title} side={<Tag tone={mark.tone}>{mark.text}</Tag>}>
        <View className="live-board__line">
          <Text className="number">{periodText(session.startsAt, session.endsAt)}</Text>
          <Text className="muted">{eligibilityNames[session.eligibility]}</Text>
        </View>
        {session.phase === 'over' || session.state === 'cancelled' ? null : (
          <View className="live-board__line">
            <Text className="muted">{session.phase === 'upcoming' ? '距开抢' : '距结束'}</Text>
            <Countdown
              key={session.phase}
              until={session.phase === 'upcoming' ? session.startsAt : session.endsAt}
              onEnd={() => void onDone()}
            />
          </View>
        )}
        {session.reason ? <Note tone="warm">原因：{session.reason}</Note> : null}
        {sessionActs.length > 0 ? (
          <View className="live-board__acts">
            {sessionActs.map(({ event, name, tone }) => (
              <Button key={event} size="fit" tone={tone} onTap={() => act(event)}>
                {name}
              </Button>
            ))}
          </View>
        ) : null}
      </Panel>
      <Figures
        label="实时数据"
        figures={[
          { name: '每秒抢到', text: String(live.perSecond), hint: '最近 5 秒' },
          {
            name: '已抢到',
            text: `${sum((item) => item.won)} 件`,
            hint: `共 ${sum((item) => item.stockTotal)} 件`,
          },
          { name: '剩余', text: `${sum((item) => item.stock)} 件` },
          { name: '待确认、待付款', text: `${sum((item) => item.open)} 件` },
          { name: '已完成', text: `${sum((item) => item.paid)} 件` },
          { name: '设了提醒', text: `${live.remindersSet} 人` },
        ]}
      />
      {session.phase === 'running' ? <Pace spans={live.spans} /> : null}
      <Panel title="商品">
        <ItemTable session={session} onAct={actOnItem} />
      </Panel>
      {sheet}
    </>
  )
}
