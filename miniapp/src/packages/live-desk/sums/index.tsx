import type { LiveSumKind } from '@yuxiang/shared/api/live-reach'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { openDocument, savesFiles } from '@/services/file'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { today } from '@/services/today'
import { LiveDeskPage, type Viewer } from '../shared/live-desk-page'
import { ShownSums } from './shown-sums'

const kinds: readonly { key: LiveSumKind; name: string }[] = [
  { key: 'session', name: '按场次' },
  { key: 'host', name: '按主播' },
  { key: 'county', name: '按区县' },
  { key: 'product', name: '按商品' },
]
const periods = [
  { key: '7', name: '近 7 天' },
  { key: '30', name: '近 30 天' },
  { key: '90', name: '近 90 天' },
] as const

/** 直播成交: by session, host, county and product, for the operator and for shops. */
export default function LiveSumsPage() {
  return (
    <LiveDeskPage section="liveSums" title="直播成交" page={pages.liveSums}>
      {(viewer) => <Sums {...viewer} />}
    </LiveDeskPage>
  )
}

function Sums({ userId, shop }: Viewer) {
  const [by, setBy] = useState<LiveSumKind>('session')
  const [days, setDays] = useState<'7' | '30' | '90'>('30')
  const query = { by, from: today(1 - Number(days)), to: today() }
  const answer = useAnswer(ownName(userId, `live-sums-${shop?.id ?? 'all'}-${JSON.stringify(query)}`), () =>
    shop
      ? call('GET /api/merchant/live-sums', { query: { ...query, merchant: shop.id } })
      : call('GET /api/operations/live-sums', { query }),
  )
  return (
    <>
      <View className="live-sums__filters">
        <Chips label="怎么合计" options={kinds} chosen={[by]} onTap={setBy} />
        <Chips label="时间" options={periods} chosen={[days]} onTap={setDays} />
      </View>
      {answer.data ? (
        <ShownSums
          sums={answer.data}
          by={by}
          desk={shop ? 'merchant' : 'operator'}
          exports={<Exports query={query} shopId={shop?.id} />}
        />
      ) : answer.problem ? (
        <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
      ) : (
        <SkeletonRows count={5} />
      )}
    </>
  )
}

const formats: readonly ('xlsx' | 'csv')[] = savesFiles ? ['xlsx', 'csv'] : ['xlsx']

interface ExportsProps {
  query: { by: LiveSumKind; from: string; to: string }
  shopId: string | undefined
}

function Exports({ query, shopId }: ExportsProps) {
  const [busy, setBusy] = useState<'xlsx' | 'csv'>()
  const download = async (format: 'xlsx' | 'csv') => {
    setBusy(format)
    try {
      const body = { ...query, format }
      const { downloadUrl } = shopId
        ? await call('POST /api/merchant/live-sums/files', { body: { ...body, merchant: shopId } })
        : await call('POST /api/operations/live-sums/files', { body })
      await openDocument(downloadUrl)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(undefined)
  }
  return (
    <>
      {formats.map((format) => (
        <Button
          key={format}
          size="small"
          tone="line"
          loading={busy === format}
          onTap={() => void download(format)}
        >
          {`导出 ${format.toUpperCase()}`}
        </Button>
      ))}
    </>
  )
}
