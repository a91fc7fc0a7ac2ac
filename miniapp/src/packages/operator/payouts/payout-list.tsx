import type { Payout } from '@yuxiang/shared/api/settlements'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Money } from '@/components/Money'
import { Text, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { toastDone } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { GrowingTable } from '@/workbench/growing-table'
import { ReasonSheet } from '@/workbench/reason-sheet'
import type { Column } from '@/workbench/table'
import { ReceiptSheet } from './receipt-sheet'

const empty: Record<Payout['state'], string> = {
  underway: '没有在途的打款',
  paid: '还没有打过款',
  failed: '没有未成功的打款',
}

/** Payouts of one state; those under way are ended here. */
export function PayoutList({ userId, state }: { userId: string; state: Payout['state'] }) {
  const [open, setOpen] = useState<{ payout: Payout; what: 'paid' | 'failed' }>()
  const list = usePagedList<Payout>(ownName(userId, `payouts-${state}`), ({ cursor }) =>
    call('GET /api/operations/payouts', { query: { state, cursor, pageSize: 20 } }),
  )
  const close = () => setOpen(undefined)
  const failed = async (reason: string) => {
    const id = open?.payout.id ?? ''
    await call('POST /api/operations/payouts/{id}/failed', { params: { id }, body: { reason } })
    toastDone('已退回待结算')
    await list.refresh()
  }
  return (
    <>
      <GrowingTable
        label="打款"
        list={list}
        keyOf={({ id }) => id}
        columns={columnsOf(state, setOpen)}
        empty={<Empty icon="wallet" title={empty[state]} />}
      />
      {open?.what === 'paid' ? (
        <ReceiptSheet
          payout={open.payout}
          onClose={close}
          onSaved={() => {
            close()
            void list.refresh()
          }}
        />
      ) : null}
      {open?.what === 'failed' ? (
        <ReasonSheet
          title={`银行退回：${open.payout.merchantName}`}
          note="冻结解除，货款仍为该商家应收，下一批再打。请先与银行核实确实没有到账。"
          usual={['收款账号有误', '户名不符', '银行系统退汇']}
          act="确认退回"
          onAct={failed}
          onClose={close}
        />
      ) : null}
    </>
  )
}

const columnsOf = (
  state: Payout['state'],
  onOpen: (open: { payout: Payout; what: 'paid' | 'failed' }) => void,
): Column<Payout>[] => [
  { name: '商家', kind: 'title', share: 1.8, of: ({ merchantName }) => merchantName },
  { name: '打款', kind: 'figure', of: ({ amountFen }) => <Money fen={amountFen} size="sm" tone="ink" /> },
  {
    name: '手续费',
    kind: 'figure',
    share: 0.8,
    of: ({ feeFen }) => <Money fen={feeFen} size="sm" tone="ink" />,
  },
  {
    name: '开始于',
    share: 1.2,
    of: ({ startedAt }) => <Text className="number">{chinaDateTime(startedAt)}</Text>,
  },
  ...(state === 'underway'
    ? [
        {
          name: '操作',
          kind: 'acts' as const,
          share: 1.6,
          of: (payout: Payout) => (
            <>
              <Button
                size="small"
                tone="plain"
                label={`${payout.merchantName} 银行退回`}
                onTap={() => onOpen({ payout, what: 'failed' })}
              >
                银行退回
              </Button>
              <Button
                size="small"
                tone="line"
                label={`${payout.merchantName} 登记回单`}
                onTap={() => onOpen({ payout, what: 'paid' })}
              >
                登记回单
              </Button>
            </>
          ),
        },
      ]
    : [
        {
          name: state === 'paid' ? '银行回单' : '原因',
          kind: 'wide' as const,
          share: 1.6,
          of: ({ bankReference, failure, endedAt }: Payout) => (
            <View>
              <Text>{bankReference ?? failure}</Text>
              <View className="panel__hint number">{endedAt ? chinaDateTime(endedAt) : ''}</View>
            </View>
          ),
        },
      ]),
]
