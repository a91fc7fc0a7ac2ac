import { Text } from '@/elements'
import { chinaDayAndTime } from '@/services/china-time'

interface Props {
  sessionId: string
  wanted: boolean
  startsAt: string
}

/** The way to be called before a session begins. */
export function LiveReminder({ startsAt }: Props) {
  return <Text className="muted number">{chinaDayAndTime(startsAt)} 开播</Text>
}
