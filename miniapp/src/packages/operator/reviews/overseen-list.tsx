import type { OverseenReview, overseen } from '@yuxiang/shared/api/reviews'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { PhotoStrip } from '@/components/PhotoStrip'
import { SkeletonRows } from '@/components/Skeleton'
import { Stars } from '@/components/Stars'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { toastDone } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { ReasonSheet } from '@/workbench/reason-sheet'

export type Overseen = (typeof overseen)[number]
type Act = 'take-down' | 'restore' | 'uphold'

const words: Record<Act, { title: string; note: string; act: string; usual: string[]; done: string }> = {
  'take-down': {
    title: '撤下这条评价',
    note: '马上不再公开，作者会收到理由，并可申诉一次。',
    act: '确认撤下',
    usual: ['泄露他人信息', '辱骂、攻击他人', '与商品无关', '图片不适合公开'],
    done: '已撤下',
  },
  restore: {
    title: '恢复公开',
    note: '评价重新公开，作者会收到说明。',
    act: '确认恢复',
    usual: ['核实无误', '撤下有误'],
    done: '已恢复公开',
  },
  uphold: {
    title: '驳回申诉',
    note: '维持撤下，作者会收到说明，不能再次申诉。',
    act: '确认驳回',
    usual: ['内容确实不适合公开', '理由与内容不符'],
    done: '已驳回',
  },
}

const emptyWords: Record<Overseen, { title: string; hint: string }> = {
  appealed: { title: '没有待处理的申诉', hint: '作者对撤下的评价提出申诉后，会出现在这里' },
  published: { title: '还没有公开的评价', hint: '审核通过的评价会出现在这里' },
  takenDown: { title: '没有撤下的评价', hint: '撤下的评价会留在这里，可以恢复' },
}

interface Props {
  userId: string
  which: Overseen
  onAppeals: (appeals: number) => void
}

/** Reviews that are or were public: taken down with a reason, restored, appeals answered. */
export function OverseenList({ userId, which, onAppeals }: Props) {
  const [asking, setAsking] = useState<{ review: OverseenReview; act: Act }>()
  const list = usePagedList<OverseenReview>(ownName(userId, `overseen-${which}`), async ({ cursor }) => {
    const answer = await call('GET /api/operations/published-reviews', { query: { which, cursor } })
    onAppeals(answer.appeals)
    return answer
  })
  const send = async (reason: string) => {
    if (!asking) return
    const { review, act } = asking
    await call(`POST /api/operations/reviews/{id}/${act}`, { params: { id: review.id }, body: { reason } })
    toastDone(words[act].done)
    await list.refresh()
  }
  return (
    <>
      <View className="bench__grid">
        {list.items.map((review) => (
          <OverseenCard key={review.id} review={review} onAct={(act) => setAsking({ review, act })} />
        ))}
      </View>
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty icon="done" {...emptyWords[which]} />
      ) : (
        <SkeletonRows count={4} />
      )}
      {asking ? (
        <ReasonSheet {...words[asking.act]} onAct={send} onClose={() => setAsking(undefined)} />
      ) : null}
    </>
  )
}

function OverseenCard({ review, onAct }: { review: OverseenReview; onAct: (act: Act) => void }) {
  const { authorName, stars, text, photos, state, reason, appeal, at } = review
  const isOpenAppeal = appeal !== null && appeal.answer === null
  return (
    <View className="card decision">
      <View className="decision__head">
        <Tag tone={state === 'published' ? 'green' : 'vermilion'}>
          {state === 'published' ? '已公开' : isOpenAppeal ? '申诉中' : '已撤下'}
        </Tag>
        <Text className="decision__at number">{chinaDateTime(at)}</Text>
      </View>
      <Link className="decision__product lines-1" to={pageUrl(pages.product, { id: review.productId })}>
        {review.productName} · {review.skuName}
      </Link>
      <View className="decision__author">
        <Text>{authorName}</Text>
        <Stars value={stars} />
      </View>
      <View className="decision__text">{text || '（没有写文字）'}</View>
      <PhotoStrip photos={photos} label={`${authorName}的评价`} />
      {state === 'takenDown' && reason ? (
        <View className="decision__answer">
          <Text className="decision__merchant">撤下理由：</Text>
          {reason}
        </View>
      ) : null}
      {state === 'takenDown' && appeal ? (
        <View className="decision__answer">
          <Text className="decision__merchant">作者申诉：</Text>
          {appeal.text}
          {appeal.answer ? `（已驳回：${appeal.answer}）` : ''}
        </View>
      ) : null}
      <View className="decision__acts">
        {state === 'published' ? (
          <Button size="fit" tone="plain" label={`撤下${authorName}的评价`} onTap={() => onAct('take-down')}>
            撤下
          </Button>
        ) : (
          <>
            {isOpenAppeal ? (
              <Button size="fit" tone="plain" onTap={() => onAct('uphold')}>
                驳回申诉
              </Button>
            ) : null}
            <Button size="fit" tone="green" onTap={() => onAct('restore')}>
              恢复公开
            </Button>
          </>
        )}
      </View>
    </View>
  )
}
