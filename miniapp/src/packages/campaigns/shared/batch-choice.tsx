import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Failure } from '@/components/Failure'
import { FormField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { SkeletonLines } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import type { Bench } from '@/workbench/common-page'

interface Props {
  bench: Bench
  chosen: string
  error?: string | undefined
  onChoose: (batchId: string) => void
}

/** Which coupon a campaign gives: one of the published batches that are given by campaigns. */
export function BatchChoice({ bench, chosen, error, onChoose }: Props) {
  const answer = useAnswer(ownName(bench.userId, 'bench-reward-batches'), () =>
    call('GET /api/workbench/coupon-batches', { query: { state: 'published', pageSize: 100 } }),
  )
  useShowAgain(() => void answer.reload())
  if (!answer.data) {
    return answer.problem ? (
      <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
    ) : (
      <SkeletonLines widths={[80, 60]} />
    )
  }
  const batches = answer.data.items.filter(({ channel }) => channel === 'reward')
  return (
    <FormField name="送哪种优惠券" error={error}>
      {batches.length > 0 ? (
        <Chips
          label="送哪种优惠券"
          options={batches.map(({ id, name, label, total, claimed }) => ({
            key: id,
            name: `${name}（${label}）`,
            note: `余 ${total - claimed} 张`,
          }))}
          chosen={[chosen]}
          onTap={onChoose}
        />
      ) : (
        <>
          <Note>还没有已发布的“活动赠送”优惠券。已填的内容会保留。</Note>
          <Button size="fit" tone="line" onTap={() => openPage(pages.benchCouponEdit)}>
            去新建优惠券
          </Button>
        </>
      )}
    </FormField>
  )
}
