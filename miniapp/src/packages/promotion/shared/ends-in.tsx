import { Text } from '@/elements'
import { useCountdown } from '@/hooks/use-countdown'
import { endsText, isNear } from './ends-text'

/** When a campaign ends: a clock when that is near. */
export function EndsIn({ endsAt, onEnd }: { endsAt: string; onEnd: () => void }) {
  const near = isNear(endsAt, Date.now())
  const left = useCountdown(near ? endsAt : undefined, onEnd)
  return <Text>{endsText(endsAt, near ? left : null)}</Text>
}
