import type { CouponBatch } from '@yuxiang/shared/api/campaigns'
import { shortYuan } from '@yuxiang/shared/promotions/words'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Text } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { periodText } from '@/workbench/china-moment'
import { type Bench, CommonPage } from '@/workbench/common-page'
import { GrowingTable } from '@/workbench/growing-table'
import type { Column } from '@/workbench/table'
import { TitleLine } from '@/workbench/title-line'
import { batchMark } from '../shared/coupon-mark'
import { channelNames } from '../shared/coupon-words'
import { type StateTab, StateTabs } from '../shared/state-tabs'

/** 优惠券批次 */
export default function CouponBatchesPage() {
  const [state, setState] = useState<StateTab>('all')
  return (
    <CommonPage
      section="coupons"
      title="优惠券"
      self={pages.benchCoupons}
      actions={
        <Button size="fit" onTap={() => openPage(pages.benchCouponEdit)}>
          新建优惠券
        </Button>
      }
    >
      {(bench) => (
        <>
          <StateTabs
            label="按状态查看优惠券"
            tabs={['all', 'published', 'draft', 'ended']}
            chosen={state}
            onChoose={setState}
          />
          <Batches key={state} bench={bench} state={state} />
        </>
      )}
    </CommonPage>
  )
}

function Batches({ bench, state }: { bench: Bench; state: StateTab }) {
  const list = usePagedList(ownName(bench.userId, `bench-coupons-${state}`), ({ cursor }) =>
    call('GET /api/workbench/coupon-batches', {
      query: { pageSize: 20, ...(state === 'all' ? {} : { state }), ...(cursor ? { cursor } : {}) },
    }),
  )
  useShowAgain(() => void list.refresh())
  return (
    <GrowingTable
      label="优惠券批次"
      keyOf={({ id }) => id}
      columns={bench.shops.length === 1 ? columns.filter(({ name }) => name !== '谁的') : columns}
      list={list}
      empty={
        <Empty
          icon="wallet"
          title={state === 'all' ? '还没有优惠券' : '这里没有优惠券'}
          hint="放进领券中心、为单位生成兑换码，或由活动赠送"
          action="新建优惠券"
          onAction={() => openPage(pages.benchCouponEdit)}
        />
      }
    />
  )
}

const open = (id: string) => pageUrl(pages.benchCoupon, { id })

const columns: Column<CouponBatch>[] = [
  {
    name: '优惠券',
    kind: 'title',
    share: 1.8,
    of: (batch) => (
      <TitleLine to={open(batch.id)} name={batch.name} mark={batchMark(batch)} hint={batch.label} />
    ),
  },
  { name: '谁的', share: 0.8, of: ({ merchantName }) => merchantName ?? '平台' },
  { name: '怎么发', share: 0.7, of: ({ channel }) => channelNames[channel] },
  {
    name: '领取时间',
    kind: 'wide',
    share: 1.3,
    of: ({ claimFrom, claimTo }) => <Text className="number">{periodText(claimFrom, claimTo)}</Text>,
  },
  {
    name: '已领',
    kind: 'figure',
    share: 0.8,
    of: ({ claimed, total }) => (
      <Text className="number">
        {claimed} / {total}
      </Text>
    ),
  },
  {
    name: '已用',
    kind: 'figure',
    share: 0.8,
    of: ({ used, usedFen }) => (
      <Text className="number">
        {used} · ¥{shortYuan(usedFen)}
      </Text>
    ),
  },
  {
    name: '操作',
    kind: 'acts',
    share: 0.5,
    of: ({ id, name }) => (
      <Button size="small" tone="plain" label={`查看${name}`} onTap={() => openPage(open(id))}>
        查看
      </Button>
    ),
  },
]
