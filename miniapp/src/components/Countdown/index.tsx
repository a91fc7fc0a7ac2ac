import { Text, View } from '@/elements'
import { useServerCountdown } from '@/hooks/use-server-countdown'
import { countdownParts } from '@/services/flash-words'
import './index.scss'

interface Props {
  until: string
  /** `tenths` runs to the tenth of a second. */
  precision?: 'seconds' | 'tenths'
  onEnd?: () => void
}

/** Time left by the server's clock, in boxes of figures; a screen reader hears the minutes, not every tick. */
export function Countdown({ until, precision = 'seconds', onEnd }: Props) {
  const left = useServerCountdown(until, onEnd, precision === 'tenths')
  const { hours, minutes, seconds, tenth } = countdownParts(left)
  const label = `还有 ${Number(hours) > 0 ? `${Number(hours)} 小时` : ''}${Number(minutes)} 分钟`
  return (
    <View className="countdown" role="img" label={label}>
      <Text className="countdown__box number">{hours}</Text>
      <Text className="countdown__colon">:</Text>
      <Text className="countdown__box number">{minutes}</Text>
      <Text className="countdown__colon">:</Text>
      <Text className="countdown__box number">{seconds}</Text>
      {precision === 'tenths' ? (
        <>
          <Text className="countdown__colon">.</Text>
          <Text className="countdown__box countdown__box--tenth number">{tenth}</Text>
        </>
      ) : null}
    </View>
  )
}
