import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { Icon } from '@/components/Icon'
import { LiveState } from '@/components/LiveState'
import { Link, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useLiveSeen } from '@/hooks/use-live-seen'
import { call } from '@/services/api'
import { livePageUrl } from '@/services/live-page'
import './live-row.scss'

/** The broadcast that shows the product at this moment; nothing where there is none. */
export function LiveRow({ productId }: { productId: string }) {
  const { data, kept } = useAnswer(`product-live-${productId}`, () =>
    call('GET /api/live/products/{id}', { params: { id: productId } }),
  )
  useLiveSeen(data?.session && !kept ? [data.session.id] : [], 'product')
  // One of an earlier visit is most likely over.
  if (!data?.session || kept) return null
  const { id, title, explaining, platform } = data.session
  return (
    <Link className="card live-row" to={livePageUrl(id, 'product')}>
      <LiveState on>{explaining ? '正在直播讲解' : '正在直播'}</LiveState>
      <View className="grow live-row__words lines-1">
        {title} · {livePlatformNames[platform]}
      </View>
      <Icon name="next" size="sm" color="vermilion" />
    </Link>
  )
}
