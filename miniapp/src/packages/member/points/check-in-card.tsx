import type { PointsAnswer } from '@yuxiang/shared/api/points'
import { policy } from '@yuxiang/shared/policy'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Text, View } from '@/elements'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { askConsents } from '@/services/subscribe'
import { streakRow } from './check-in-days'
import './check-in-card.scss'

/** From the seventh day in a row on a check-in brings more. */
const rowDays = 7

interface Props {
  checkIn: PointsAnswer['checkIn']
  onDone: () => Promise<void>
}

/** Today's check-in and the days in a row. */
export function CheckInCard({ checkIn: { doneToday, streakDays, nextPoints }, onDone }: Props) {
  const [sending, setSending] = useState(false)
  const checkIn = async () => {
    setSending(true)
    await askConsents(['pointsExpiring'])
    try {
      const { points } = await call('POST /api/points/check-ins')
      toastDone(`+${points} 积分`)
      await onDone()
    } catch (thrown) {
      toastProblem(thrown)
    }
    setSending(false)
  }
  return (
    <View className="card check-in">
      <View className="check-in__head">
        <Text className="grow section-title" role="heading">
          每日签到
        </Text>
        <Text className="check-in__streak">
          {streakDays > 0 ? `已连续 ${streakDays} 天` : '今天开始第一天'}
        </Text>
      </View>
      <View
        className="check-in__row"
        role="img"
        label={`连续签到 ${streakDays} 天，连续 ${rowDays} 天起积分更多`}
      >
        {streakRow(streakDays, doneToday, rowDays).map((state, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a day is its number
          <View key={at} className="check-in__day">
            <View className={`check-in__dot check-in__dot--${state}`}>
              {state === 'done' ? (
                <Icon name="check" size="sm" color="white" weight={3} />
              ) : (
                <Text>{at + 1}</Text>
              )}
            </View>
          </View>
        ))}
      </View>
      <View className="check-in__more">
        连续签到 {rowDays} 天起，每天 {policy.pointsCheckInLongStreak.value} 积分
      </View>
      {doneToday ? (
        <View className="check-in__done" role="status">
          <Icon name="done" color="green" />
          <Text>今天已签到，明天签到可得 {nextPoints} 积分</Text>
        </View>
      ) : (
        <Button tone="citrus" loading={sending} onTap={() => void checkIn()}>
          签到领 {nextPoints} 积分
        </Button>
      )}
    </View>
  )
}
