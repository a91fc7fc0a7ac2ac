import { Cell } from '@/components/Cell'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { pages, pageUrl } from '@/services/navigation'

const shownMost = 3

/** Who speaks for the merchant on air, as far as they agreed to a page of their own; nothing where nobody did. */
export function StreamersCell({ merchantId }: { merchantId: string }) {
  const { data } = useAnswer(`merchant-streamers-${merchantId}`, () =>
    call('GET /api/streamers', { query: { merchant: merchantId, pageSize: shownMost } }),
  )
  return data?.items.map(({ id, name, isLive }) => (
    <Cell
      key={id}
      icon="broadcast"
      title={name}
      hint={isLive ? '正在直播' : '本店主播'}
      to={pageUrl(pages.streamer, { id })}
    />
  ))
}
