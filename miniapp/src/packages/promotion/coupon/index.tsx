import { useRouter } from '@tarojs/taro'
import type { Coupon } from '@yuxiang/shared/api/promotions'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { GrowingFeed } from '@/components/Feed/growing'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonFeed, SkeletonRows } from '@/components/Skeleton'
import { Ticket } from '@/components/Ticket'
import { View } from '@/elements'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { paging, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { chinaDayAndTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { scopeOf } from '@/services/offer-words'
import { ApiProblem } from '@/services/problem'
import { useSession } from '@/store/session'
import './index.scss'

const title = '优惠券可用商品'

/** What a coupon of the wallet can be used for. */
export default function CouponGoodsPage() {
  const id = useRouter().params.id ?? ''
  const session = useSession()
  if (!session) return <SignInPrompt title={title} next={pageUrl(pages.coupon, { id })} />
  return <Own userId={session.user.id} id={id} />
}

function Own({ userId, id }: { userId: string; id: string }) {
  const coupon = useAnswer(ownName(userId, `coupon-${id}`), () =>
    call('GET /api/coupons/{id}', { params: { id } }),
  )
  const { data, problem } = coupon
  if (data) return <Goods userId={userId} coupon={data} loaded={coupon} />
  const isUnknown = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500
  return (
    <Page title={title}>
      {isUnknown ? (
        <Empty
          icon="ticket"
          title="没有这张优惠券"
          action="我的优惠券"
          onAction={() => openPage(pages.wallet)}
        />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void coupon.reload()} />
      ) : (
        <>
          <SkeletonRows count={1} />
          <SkeletonFeed />
        </>
      )}
    </Page>
  )
}

interface GoodsProps {
  userId: string
  coupon: Coupon
  loaded: Loaded<Coupon>
}

function Goods({ userId, coupon, loaded }: GoodsProps) {
  const { id } = coupon
  const list = usePagedList(ownName(userId, `coupon-goods-${id}`), (request) =>
    call('GET /api/coupons/{id}/products', { params: { id }, query: paging(request, 20) }),
  )
  const reload = () => Promise.all([loaded.reload(), list.refresh()])
  const facts = [coupon.rule, scopeOf(coupon), `${chinaDayAndTime(coupon.usableTo)} 前可用`]
  return (
    <Page title={title} onRefresh={reload}>
      <View className="coupon-goods__ticket">
        <Ticket label={coupon.label} name={coupon.name} facts={facts} off={coupon.state !== 'available'} />
      </View>
      <GrowingFeed
        list={list}
        empty={
          <Empty
            icon="ticket"
            title="适用的商品暂时没有货"
            hint="补货后会重新出现在这里"
            action="去逛逛"
            onAction={() => openPage(pages.home)}
          />
        }
      />
    </Page>
  )
}
