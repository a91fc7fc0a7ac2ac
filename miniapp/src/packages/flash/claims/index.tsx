import type { FlashClaim } from '@yuxiang/shared/api/flash-sales'
import { flashClaimStateNames } from '@yuxiang/shared/states/flash-sale'
import { Countdown } from '@/components/Countdown'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { Picture } from '@/components/Picture'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { chinaDayAndTime } from '@/services/china-time'
import { flashPrice } from '@/services/flash-words'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { useSession } from '@/store/session'
import { useOnceOver } from '../shared/use-once-over'
import './index.scss'

/** 我抢到的 */
export default function FlashClaimsPage() {
  const session = useSession()
  return session ? (
    <Shown userId={session.user.id} />
  ) : (
    <SignInPrompt title="我抢到的" next={pages.flashClaims} />
  )
}

function Shown({ userId }: { userId: string }) {
  const list = usePagedList(ownName(userId, 'flash-claims'), ({ cursor }) =>
    call('GET /api/flash-sales/claims', { query: { pageSize: 20, ...(cursor ? { cursor } : {}) } }),
  )
  useShowAgain(() => void list.refresh())
  return (
    <Page title="我抢到的" onRefresh={list.refresh}>
      {list.items.length > 0 ? (
        <>
          <View role="group" label="我抢到的">
            {list.items.map((claim) => (
              <ClaimRow key={claim.id} claim={claim} onOver={() => void list.refresh()} />
            ))}
          </View>
          <ListFoot list={list} />
        </>
      ) : list.loading === 'first' ? (
        <SkeletonRows count={3} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : (
        <Empty
          icon="gift"
          title="还没有抢到的商品"
          hint="抢到的商品会在这里，等您确认地址与付款"
          action="去积分抢购"
          onAction={() => openPage(pages.flashSessions)}
        />
      )}
    </Page>
  )
}

function ClaimRow({ claim, onOver }: { claim: FlashClaim; onOver: () => void }) {
  const isOpen = claim.state === 'won' || claim.state === 'ordered'
  useOnceOver(isOpen ? claim.payBy : undefined, onOver)
  const to = claim.orderId
    ? pageUrl(pages.order, { id: claim.orderId })
    : pageUrl(pages.flashClaim, { id: claim.id })
  const content = (
    <>
      <View className="claim-row__picture">
        <Picture src={claim.imageUrl} alt="" ratio={100} />
      </View>
      <View className="grow claim-row__words">
        <View className="claim-row__head">
          <Text className="grow lines-2 claim-row__name">{claim.name}</Text>
          <Tag tone={claim.state === 'paid' ? 'green' : isOpen ? 'vermilion' : 'plain'}>
            {flashClaimStateNames[claim.state]}
          </Tag>
        </View>
        <View className="claim-row__line">{claim.skuName}</View>
        <View className="claim-row__price number">{flashPrice(claim)}</View>
        <View className="claim-row__line number">
          {chinaDayAndTime(claim.claimedAt)}　{claim.sessionTitle}
        </View>
        {isOpen ? (
          <View className="claim-row__left">
            <Text>{claim.state === 'won' ? '请确认地址，剩余' : '请付款，剩余'}</Text>
            <Countdown until={claim.payBy} />
          </View>
        ) : claim.state === 'released' ? (
          <View className="claim-row__line">已释放，积分原样退回</View>
        ) : null}
      </View>
    </>
  )
  return claim.state === 'released' && !claim.orderId ? (
    <View className="card claim-row">{content}</View>
  ) : (
    <Link className="card claim-row" to={to}>
      {content}
    </Link>
  )
}
