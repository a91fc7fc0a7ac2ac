import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import '@/components/Empty/index.scss'
import { View } from '@/elements'
import { ApiProblem, problemTitle } from '@/services/problem'

/** What happened, and another try when one may help. */
export function Failure({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  const offline = problem instanceof ApiProblem && problem.status === 0
  return (
    <View className="empty" role="alert">
      <View className="empty__picture empty__picture--failed">
        <Icon name={offline ? 'offline' : 'alert'} size="xl" color="vermilion" weight={1.2} />
      </View>
      <View className="empty__title">{problemTitle(problem)}</View>
      <View className="empty__action">
        <Button size="fit" tone="line" onTap={onRetry}>
          重新加载
        </Button>
      </View>
    </View>
  )
}
