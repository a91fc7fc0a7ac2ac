import type { WaitingLine } from '@yuxiang/shared/api/reviews'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { Text, View } from '@/elements'
import { type PagedList, usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { chinaDateTime, dayText } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { BoughtRow } from '../shared/bought-row'

type Waiting = WaitingLine & { id: string }

interface Props {
  list: PagedList<Waiting>
  /** What the first review brings; null when there was one. */
  points: number | null
}

/** The person's lines that can be reviewed. */
export function useWaiting(userId: string): Props {
  const [points, setPoints] = useState<number | null>(null)
  const list = usePagedList<Waiting>(ownName(userId, 'waiting-reviews'), async ({ cursor }) => {
    const answer = await call('GET /api/reviews/waiting', { query: { cursor } })
    setPoints(answer.firstReviewPoints)
    return { ...answer, items: answer.items.map((line) => ({ ...line, id: line.orderLineId })) }
  })
  useShowAgain(() => void list.refresh())
  return { list, points }
}

export function WaitingList({ list, points }: Props) {
  if (list.items.length === 0) {
    return list.problem ? (
      <Failure problem={list.problem} onRetry={() => void list.refresh()} />
    ) : list.loading === 'idle' ? (
      <Empty
        icon="star"
        title="没有待评价的商品"
        hint="确认收货后，可以来说说东西怎么样"
        action="去逛逛"
        onAction={() => openPage(pages.home)}
      />
    ) : (
      <SkeletonRows count={3} />
    )
  }
  return (
    <>
      {points ? (
        <View className="my-reviews__points">
          首次评价公开后得 <Text className="number">{points}</Text> 积分
        </View>
      ) : null}
      {list.items.map((line) => (
        <View key={line.id} className="card">
          <BoughtRow bought={line} hint={line.merchantName} />
          <View className="my-reviews__foot">
            <Text className="my-reviews__until">
              {dayText(chinaDateTime(line.until).slice(0, 10))}前可评价
            </Text>
            <Button
              size="fit"
              label={`评价${line.productName}`}
              onTap={() =>
                openPage(pageUrl(pages.reviewWrite, { order: line.orderId, line: line.orderLineId }))
              }
            >
              去评价
            </Button>
          </View>
        </View>
      ))}
      <ListFoot list={list} />
    </>
  )
}
