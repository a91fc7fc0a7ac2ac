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
import { CounterPanel } from './counter-panel'
import { VenueCode } from './venue-code'
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
          <Loaded userId={userId} id={id} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Loaded({ userId, id }: { userId: string; id: string }) {
  const counties = useAnswer('counties', () => call('GET /api/counties'))
  if (counties.data) {
    const countyNames = new Map(counties.data.items.map(({ code, name }) => [code, name]))
    return id ? (
      <Saved userId={userId} id={id} countyNames={countyNames} />
    ) : (
      <VenueForm venue={undefined} countyNames={countyNames} />
    )
  }
  return counties.problem ? (
    <Failure problem={counties.problem} onRetry={() => void counties.reload()} />
  ) : (
    <SkeletonRows count={4} />
  )
}

type Names = ReadonlyMap<string, string>

function Saved({ userId, id, countyNames }: { userId: string; id: string; countyNames: Names }) {
  const venue = useAnswer(ownName(userId, `managed-venue-${id}`), () =>
    call('GET /api/operations/venues/{id}', { params: { id } }),
  )
  const { data, problem, reload } = venue
  if (data) return <One userId={userId} venue={data} countyNames={countyNames} onDone={reload} />
  if (!problem) return <SkeletonRows count={4} />
  return problem instanceof ApiProblem && problem.status === 404 ? (
    <Empty
      icon="shop"
      title="没有这个场馆"
      action="全部场馆"
      onAction={() => backToPage(pages.operatorVenues)}
    />
  ) : (
    <Failure problem={problem} onRetry={() => void reload()} />
  )
}

interface OneProps {
  userId: string
  venue: ManagedVenue
  countyNames: Names
  onDone: () => Promise<void>
}

function One({ userId, venue, countyNames, onDone }: OneProps) {
  return (
    <BenchColumns
      main={<VenueForm venue={venue} countyNames={countyNames} onDone={onDone} />}
      aside={
        <>
          <VenueState venue={venue} onDone={onDone} />
          <VenueCode venue={venue} />
          {venue.kind === 'counter' ? <CounterPanel userId={userId} venue={venue} /> : null}
          {venue.follow ? null : <VenueProducts venue={venue} onDone={onDone} />}
        </>
      }
    />
  )
}
