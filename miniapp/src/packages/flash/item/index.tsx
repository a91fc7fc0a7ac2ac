import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { FlashItemPage } from '@yuxiang/shared/api/flash-sales'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SkeletonBlock, SkeletonLines } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { loadFlashItem } from '@/services/flash'
import { flashPrice } from '@/services/flash-words'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { pictureUrl } from '@/services/pictures'
import { ApiProblem } from '@/services/problem'
import { useSession } from '@/store/session'
import { GrabBar } from './grab-bar'
import { ItemCard } from './item-card'
import { Outcome } from './outcome'
import { Rules } from './rules'
import { useGrab } from './use-grab'
import './index.scss'

/** 抢购详情：倒计时、一键抢、结果与下一步 */
export default function FlashItemScreen() {
  const id = useRouter().params.id ?? ''
  const userId = useSession()?.user.id
  return <Loaded key={userId ?? ''} id={id} userId={userId} />
}

function Loaded({ id, userId }: { id: string; userId: string | undefined }) {
  const page = useAnswer(userId ? ownName(userId, `flash-${id}`) : `flash-${id}`, () => loadFlashItem(id))
  const item = page.data?.item
  useShareAppMessage(() => ({
    title: item ? `${flashPrice(item)}抢${item.name}` : '渝乡集积分抢购',
    path: pageUrl(pages.flashItem, { id }),
    ...(item ? { imageUrl: pictureUrl(item.imageUrl) } : {}),
  }))
  if (page.data) return <Shown page={page.data} userId={userId} onReload={page.reload} />
  const unknown = page.problem instanceof ApiProblem && page.problem.status === 404
  return (
    <Page title="积分抢购">
      {unknown ? (
        <Empty
          icon="coin"
          title="没有这件抢购商品"
          action="全部场次"
          onAction={() => openPage(pages.flashSessions)}
        />
      ) : page.problem ? (
        <Failure problem={page.problem} onRetry={() => void page.reload()} />
      ) : (
        <View label="正在加载" role="status">
          <SkeletonBlock className="flash-item__skeleton" />
          <View className="card">
            <SkeletonLines widths={[60, 90, 40]} />
          </View>
        </View>
      )}
    </Page>
  )
}

interface ShownProps {
  page: FlashItemPage
  userId: string | undefined
  onReload: () => Promise<void>
}

function Shown({ page, userId, onReload }: ShownProps) {
  const { session, item, mine } = page
  const { grab, isOpen, press, resume, back, choose, readAnew } = useGrab(item.id, userId, onReload)
  useShowAgain(() => void onReload())
  const isDecided = grab.step === 'won' || grab.step === 'refused'
  return (
    <Page
      title="积分抢购"
      className="flash-item"
      footBar={
        isDecided ? undefined : (
          <GrabBar
            page={page}
            userId={userId}
            grab={grab}
            isOpen={isOpen}
            onPress={press}
            onResume={resume}
            onReload={onReload}
          />
        )
      }
    >
      {isDecided ? (
        <Outcome
          grab={grab}
          userId={userId}
          onResume={resume}
          onBack={back}
          onChoose={choose}
          onOver={readAnew}
        />
      ) : null}
      <ItemCard session={session} item={item} mine={mine} onTurn={onReload} />
      <Rules session={session} item={item} />
    </Page>
  )
}
