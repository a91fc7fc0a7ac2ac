import { Chips } from '@/components/Chips'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonLines } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import type { Bench } from '@/workbench/common-page'
import { Panel } from '@/workbench/figures'
import { toggledNamed } from '@/workbench/toggled'
import type { LiveForm } from './use-live-form'

const couponsMax = 10

/** Coupons on the session's page: of those that can be claimed now, the platform's and the room's own. */
export function CouponsPanel({ bench, form: { draft, errors, change } }: { bench: Bench; form: LiveForm }) {
  const answer = useAnswer(ownName(bench.userId, 'desk-live-coupons'), () => call('GET /api/coupons/center'))
  const { room, coupons } = draft
  const offered = (answer.data?.items ?? []).filter(
    ({ merchantId }) => merchantId === null || room?.merchantId === null || merchantId === room?.merchantId,
  )
  const lost = coupons.filter(({ id }) => !offered.some((batch) => batch.id === id))
  const options = [
    ...offered.map(({ id, name, label, left }) => ({
      key: id,
      name: `${name}（${label}）`,
      note: `余 ${left} 张`,
    })),
    ...lost.map(({ id, name }) => ({ key: id, name, note: '现在领不到' })),
  ]
  return (
    <Panel title="4 优惠券">
      {errors.coupons ? <Note tone="wrong">{errors.coupons}</Note> : null}
      {!answer.data ? (
        answer.problem ? (
          <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
        ) : (
          <SkeletonLines widths={[80, 60]} />
        )
      ) : options.length > 0 ? (
        <Chips
          many
          label="直播页上可领的优惠券"
          options={options}
          chosen={coupons.map(({ id }) => id)}
          onTap={(id) => {
            const one = options.find(({ key }) => key === id)
            if (one) change({ coupons: toggledNamed(coupons, { id, name: one.name }, couponsMax) })
          }}
        />
      ) : (
        <View className="panel__hint">现在没有可领的优惠券；先在“优惠券”里发布一批。</View>
      )}
    </Panel>
  )
}
