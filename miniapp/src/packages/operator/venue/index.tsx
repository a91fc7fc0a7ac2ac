import { useRouter } from '@tarojs/taro'
import type { ManagedVenue } from '@yuxiang/shared/api/venues'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { BenchColumns } from '@/workbench/bench-page'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { VenueForm } from './venue-form'
import { VenueProducts } from './venue-products'
import { VenueState } from './venue-state'

/** 运营：新建或修改场馆，设定它卖什么 */
export default function ManagedVenuePage() {
  const id = useRouter().params.id ?? ''
  const title = id ? '场馆编辑' : '新建场馆'
  return (
    <DeskGate desk="operator" title={title} self={pageUrl(pages.operatorVenue, { id })}>
      {(userId) => (
        <DeskPage desk="operator" section="venues" below title={title}>
          {id ? <Saved userId={userId} id={id} /> : <VenueForm venue={undefined} />}
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Saved({ userId, id }: { userId: string; id: string }) {
  const venue = useAnswer(ownName(userId, `managed-venue-${id}`), () =>
    call('GET /api/operations/venues/{id}', { params: { id } }),
  )
  const { data, problem } = venue
  if (data) return <One venue={data} onDone={venue.reload} />
  if (!problem) return <SkeletonRows count={4} />
  return problem instanceof ApiProblem && problem.status === 404 ? (
    <Empty
      icon="shop"
      title="没有这个场馆"
      action="全部场馆"
      onAction={() => backToPage(pages.operatorVenues)}
    />
  ) : (
    <Failure problem={problem} onRetry={() => void venue.reload()} />
  )
}

function One({ venue, onDone }: { venue: ManagedVenue; onDone: () => Promise<void> }) {
  return (
    <BenchColumns
      main={<VenueForm venue={venue} onDone={onDone} />}
      aside={
        <>
          <VenueState venue={venue} onDone={onDone} />
          <VenueProducts venue={venue} onDone={onDone} />
        </>
      }
    />
  )
}
