import type { GoodsDetail } from '@yuxiang/shared/api/goods'
import { productStateNames } from '@yuxiang/shared/states/product'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { Panel } from '@/workbench/figures'
import { stateTones } from '../goods/goods-columns'
import '@/workbench/steps.scss'

type Event = 'submit' | 'takeBack' | 'withdraw' | 'relist'

interface Props {
  product: GoodsDetail
  /** What was typed is not saved: it would not be what is offered. */
  unsaved: boolean
  onChanged: (product: GoodsDetail) => void
}

/** Where a listing stands, and the ways on. */
export function StatePanel({ product, unsaved, onChanged }: Props) {
  const [busy, setBusy] = useState<Event>()
  const { id, state, review, reviewed } = product
  const isChangeOpen = review?.kind === 'change' && review.state === 'inReview'
  const move = async (event: Event, done: string) => {
    if (
      event === 'withdraw' &&
      !(await confirmAct('下架商品', '买家马上买不到它；可以随时重新上架。', '下架'))
    )
      return
    setBusy(event)
    try {
      onChanged(await call('POST /api/merchant/products/{id}/move', { params: { id }, body: { event } }))
      toastDone(done)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(undefined)
  }
  const act = (event: Event, name: string, done: string, tone: 'main' | 'plain' = 'plain') => (
    <Button
      size="fit"
      tone={tone}
      loading={busy === event}
      disabled={event === 'submit' && unsaved}
      onTap={() => void move(event, done)}
    >
      {name}
    </Button>
  )
  return (
    <Panel title="状态" side={<Tag tone={stateTones[state]}>{productStateNames[state]}</Tag>}>
      {review?.state === 'returned' ? (
        <Note tone="warm">
          {review.kind === 'change' ? '改动被退回' : '上架被退回'}：{review.reason}。改好后再
          {review.kind === 'change' ? '保存' : '提交'}。
        </Note>
      ) : null}
      {isChangeOpen ? (
        <Note>
          名称、类目或图片的改动正在审核（{chinaDateTime(review.submittedAt)} 提交），通过前买家看到原来的。
        </Note>
      ) : null}
      {state === 'inReview' && review ? (
        <Note>{chinaDateTime(review.submittedAt)} 提交，等待平台审核。</Note>
      ) : null}
      {state === 'draft' ? (
        <View className="panel__hint">
          草稿只有本店看得到。{reviewed ? '提交后由平台审核，通过即上架。' : ''}
        </View>
      ) : null}
      <View className="steps__acts">
        {state === 'draft' || state === 'returned'
          ? act(
              'submit',
              unsaved ? '先保存再提交' : reviewed ? '提交审核' : '上架',
              reviewed ? '已提交审核' : '已上架',
              'main',
            )
          : null}
        {state === 'inReview' ? act('takeBack', '撤回申请', '已撤回') : null}
        {isChangeOpen ? act('takeBack', '撤回改动', '已撤回') : null}
        {state === 'withdrawn' ? act('relist', '重新上架', '已上架', 'main') : null}
        {state === 'onSale' ? act('withdraw', '下架', '已下架') : null}
        {state === 'onSale' ? (
          <Button size="fit" tone="line" onTap={() => openPage(pageUrl(pages.product, { id }))}>
            看商品页
          </Button>
        ) : null}
      </View>
    </Panel>
  )
}
