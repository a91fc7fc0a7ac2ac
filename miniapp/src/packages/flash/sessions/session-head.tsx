import type { FlashSession } from '@yuxiang/shared/api/flash-sales'
import { policy } from '@yuxiang/shared/policy'
import { Button } from '@/components/Button'
import { Countdown } from '@/components/Countdown'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { useReminder } from '@/hooks/use-reminder'
import { eligibilityNames, flashPhase, overWords } from '@/services/flash-words'
import { pages, pageUrl } from '@/services/navigation'
import { serverNow } from '@/services/server-clock'
import './session-head.scss'

/** A session's name, for whom it is, the time left, and the reminder before it begins. */
export function SessionHead({ session, onChange }: { session: FlashSession; onChange: () => Promise<void> }) {
  const { id, title, startsAt, endsAt, eligibility } = session
  const phase = flashPhase(session, serverNow())
  const { busy, remind } = useReminder('flash', pageUrl(pages.flashSessions, { id }), onChange)
  return (
    <View className="card session-head">
      <View className="grow">
        <View className="session-head__title">
          <Text className="section-title" role="heading">
            {title}
          </Text>
          {eligibility === 'everyone' ? null : <Tag tone="citrus">{eligibilityNames[eligibility]}</Tag>}
        </View>
        <View className="session-head__left">
          {phase === 'over' ? (
            <Text className="muted">本场{overWords(session)}，下次早点来</Text>
          ) : (
            <>
              <Text className="session-head__words">{phase === 'upcoming' ? '距开抢' : '距结束'}</Text>
              <Countdown until={phase === 'upcoming' ? startsAt : endsAt} onEnd={() => void onChange()} />
            </>
          )}
        </View>
      </View>
      {phase === 'upcoming' ? (
        <Button
          size="fit"
          tone="line"
          loading={busy}
          onTap={() => remind(id, true)}
          label={`开抢前 ${policy.flashReminder.value} 分钟提醒我`}
        >
          提醒我
        </Button>
      ) : null}
    </View>
  )
}
