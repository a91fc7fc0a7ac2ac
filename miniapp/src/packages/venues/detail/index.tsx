import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SkeletonFeed, SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { keepVenueScan, scannedCode } from '@/services/venue-scan'
import { ShownVenue } from './shown-venue'

/** The venue of a link, or of a scanned code: the scan is kept, so that orders of the next hours count for it. */
async function loadVenue(id: string, code: string) {
  if (code === '') return { venue: await call('GET /api/venues/{id}', { params: { id } }), scanned: false }
  const scan = await call('POST /api/venues/scans', { body: { code } })
  keepVenueScan(scan)
  return { venue: await call('GET /api/venues/{id}', { params: { id: scan.venue.id } }), scanned: true }
}

/** 场馆详情: where it is, and what it sells. */
export default function VenuePage() {
  const params = useRouter().params
  const code = scannedCode(params)
  const id = params.id ?? ''
  const { data, problem, reload } = useAnswer(`venue-${code || id}`, () => loadVenue(id, code))
  useShareAppMessage(() => ({
    title: data?.venue.name ?? '渝乡集',
    path: pageUrl(pages.venue, { id: data?.venue.id ?? id }),
  }))
  if (data) return <ShownVenue venue={data.venue} scanned={data.scanned} onReload={reload} />
  return (
    <Page title="场馆详情">
      {problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500 ? (
        <Empty
          icon="shop"
          title={problem.code === 'venue_closed' ? '这个场馆已停业' : '没有这个场馆'}
          hint="看看其他场馆吧"
          action="全部场馆"
          onAction={() => openPage(pages.venues)}
        />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <>
          <SkeletonRows count={2} />
          <SkeletonFeed />
        </>
      )}
    </Page>
  )
}
