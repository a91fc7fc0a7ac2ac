import type { Revocation } from '@yuxiang/shared/api/certification'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { pages, pageUrl } from '@/services/navigation'
import './index.scss'

/** 撤销与暂停名单 */
export default function RevocationsPage() {
  const list = usePagedList<Revocation>('revocations', ({ cursor }) =>
    call('GET /api/certificate-revocations', { query: cursor ? { cursor } : {} }),
  )
  return (
    <Page title="撤销与暂停名单" onRefresh={list.refresh}>
      {list.items.map((one) => (
        <Link
          key={one.id}
          className="card revocation"
          to={pageUrl(pages.certificate, { no: one.certificateNo })}
        >
          <View className="revocation__head">
            <Text className="revocation__name grow">{one.productName}</Text>
            <Tag tone="vermilion">{one.state === 'revoked' ? '已撤销' : '已暂停'}</Tag>
          </View>
          <View className="muted">
            {one.merchantName} · {one.county}
          </View>
          <View className="revocation__why">{one.reason}</View>
          <View className="muted number">
            {one.certificateNo} · {one.changedOn}
          </View>
        </Link>
      ))}
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty icon="shield" title="没有被撤销或暂停的认定" hint="每年复核，不合格的会出现在这里" />
      ) : (
        <SkeletonRows count={3} />
      )}
    </Page>
  )
}
