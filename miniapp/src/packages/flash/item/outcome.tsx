import type { ProblemCode } from '@yuxiang/shared/problems'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { View } from '@/elements'
import { openPage, pages } from '@/services/navigation'
import type { ApiProblem } from '@/services/problem'
import '../shared/outcome.scss'
import { Won } from '../shared/won'
import type { Grab } from './use-grab'

interface Props {
  grab: Grab
  userId: string | undefined
  onResume: () => void
  onBack: () => void
  onChoose: (claimId: string, addressId: string) => Promise<void>
  onOver: (claimId: string) => void
}

/** What became of the tap, always with a next step. */
export function Outcome({ grab, userId, onResume, onBack, onChoose, onOver }: Props) {
  if (grab.step === 'won' && userId) {
    const { claim } = grab
    const { state } = claim
    if (state === 'released') return <Released onBack={onBack} />
    return (
      <Won
        claim={{ ...claim, state }}
        userId={userId}
        onChoose={(addressId) => onChoose(claim.id, addressId)}
        onOver={() => onOver(claim.id)}
        self="flashItem"
      />
    )
  }
  return grab.step === 'refused' ? (
    <Refused problem={grab.problem} onResume={onResume} onBack={onBack} />
  ) : null
}

interface Next {
  hint: string
  action: string
  to: string
}

const others = { action: '看看其他商品', to: pages.flashSessions }
const nexts: Partial<Record<ProblemCode, Next>> = {
  sold_out: { hint: '手慢了一步；有人没按时付款时会重新放出，过几分钟可以再来看看', ...others },
  points_short: { hint: '积分没有扣减；签到、购物、评价都能得积分', action: '去攒积分', to: pages.points },
  limit_reached: {
    hint: '每人限购数量已抢满，请确认地址与付款',
    action: '去我抢到的',
    to: pages.flashClaims,
  },
  ended: { hint: '本场时间已到，积分没有扣减', action: '看看其他场次', to: pages.flashSessions },
  not_eligible: { hint: '看看人人可参加的场次吧', action: '看看其他场次', to: pages.flashSessions },
  flash_sale_paused: { hint: '运营人员正在处理，积分没有扣减', ...others },
}

/** Its answer was lost so long that its time ran out, or its order was cancelled meanwhile. */
function Released({ onBack }: { onBack: () => void }) {
  return (
    <View className="card flash-outcome" role="alert">
      <Icon name="alert" size="xl" color="citrus" weight={1.2} />
      <View className="flash-outcome__title">抢到过，但已释放</View>
      <View className="flash-outcome__hint">
        没有按时确认地址和付款，或订单已取消；积分原样退回，一分钟后还有货时可以再抢
      </View>
      <Button onTap={onBack}>返回商品</Button>
      <Button tone="plain" onTap={() => openPage(pages.flashClaims)}>
        我抢到的
      </Button>
    </View>
  )
}

const unsure = '结果还不确定；再试一次会用同一个凭证，不会重复抢，也不会重复扣积分'
const refused = '这次没有抢到，积分没有扣减'

interface RefusedProps {
  problem: ApiProblem
  onResume: () => void
  onBack: () => void
}

function Refused({ problem, onResume, onBack }: RefusedProps) {
  const next = nexts[problem.code as ProblemCode]
  return (
    <View className="card flash-outcome" role="alert">
      <Icon name="alert" size="xl" color="citrus" weight={1.2} />
      <View className="flash-outcome__title">{problem.title}</View>
      <View className="flash-outcome__hint">{next?.hint ?? (problem.isFinal ? refused : unsure)}</View>
      {next ? (
        <Button onTap={() => openPage(next.to)}>{next.action}</Button>
      ) : (
        <Button onTap={problem.isFinal ? onBack : () => onResume()}>再试一次</Button>
      )}
      {next && problem.code !== 'limit_reached' ? (
        <Button tone="plain" onTap={onBack}>
          返回商品
        </Button>
      ) : null}
    </View>
  )
}
