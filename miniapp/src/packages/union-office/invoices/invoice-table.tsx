import { formatYuan } from '@yuxiang/shared/money'
import { useEffect, useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { Panel } from '@/workbench/figures'
import { PagedTable } from '@/workbench/paged-table'
import type { Column } from '@/workbench/table'
import { usePage } from '@/workbench/use-page'
import type { Office } from '../shared/office-page'
import { type Invoice, ReceivedSheet } from './received-sheet'

type Filter = 'all' | Invoice['state']

const states: Record<Invoice['state'], { text: string; tone: 'plain' | 'citrus' | 'green' }> = {
  requested: { text: '待开具', tone: 'plain' },
  issued: { text: '已开具', tone: 'citrus' },
  received: { text: '已收到', tone: 'green' },
}

interface Props {
  office: Office
  /** Another number asks for the table again. */
  version: number
  onRequest: () => void
}

/** The invoices of the union's orders: which are asked for, which are there. */
export function InvoiceTable({ office: { userId, union }, version, onRequest }: Props) {
  const [filter, setFilter] = useState<Filter>('all')
  const [receiving, setReceiving] = useState<Invoice>()
  const list = usePage(ownName(userId, `office-invoices-${union.id}-${filter}`), (page) =>
    call('GET /api/union-office/unions/{id}/invoices', {
      params: { id: union.id },
      query: { ...(filter === 'all' ? {} : { state: filter }), ...page },
    }),
  )
  const { reload } = list
  useEffect(() => {
    if (version > 0) void reload()
  }, [version, reload])
  return (
    <Panel title="发票记录">
      <Note>
        抬头 {union.invoiceTitle}，税号 {union.taxNo}
      </Note>
      <View className="form-field">
        <Chips
          label="按状态看"
          options={[
            { key: 'all', name: '全部' },
            { key: 'requested', name: '待开具' },
            { key: 'issued', name: '已开具' },
            { key: 'received', name: '已收到' },
          ]}
          chosen={[filter]}
          onTap={setFilter}
        />
      </View>
      <PagedTable
        label="发票"
        list={list}
        columns={columnsOf(setReceiving)}
        keyOf={(invoice) => invoice.id}
        empty={
          filter === 'all' ? (
            <Empty
              icon="order"
              title="还没有申请过发票"
              hint="为一次发放或一次集体采购的已收货订单，向商家统一申请"
              action="申请发票"
              onAction={onRequest}
            />
          ) : (
            <Empty icon="order" title={`没有${states[filter].text}的发票`} />
          )
        }
      />
      {receiving ? (
        <ReceivedSheet
          invoice={receiving}
          onClose={() => setReceiving(undefined)}
          onSaved={() => {
            setReceiving(undefined)
            void reload()
          }}
        />
      ) : null}
    </Panel>
  )
}

function columnsOf(onReceive: (invoice: Invoice) => void): Column<Invoice>[] {
  return [
    { name: '商家', kind: 'title', share: 1.5, of: (invoice) => invoice.merchantName },
    {
      name: '订单编号',
      kind: 'wide',
      share: 1.3,
      of: (invoice) => <Text className="number">{invoice.orderNo}</Text>,
    },
    {
      name: '金额',
      kind: 'figure',
      of: ({ amountFen, dueFen, state }) => (
        <>
          <Text className="number">¥{formatYuan(amountFen)}</Text>
          {state !== 'requested' && dueFen < amountFen ? (
            <View className="panel__hint">开票后退款 ¥{formatYuan(amountFen - dueFen)}，请商家红冲重开</View>
          ) : null}
        </>
      ),
    },
    {
      name: '状态',
      share: 0.7,
      of: ({ state }) => <Tag tone={states[state].tone}>{states[state].text}</Tag>,
    },
    {
      name: '发票号码',
      kind: 'wide',
      share: 1.5,
      of: ({ invoiceNo, issuedOn }) => (
        <Text className="number">{invoiceNo ? `${invoiceNo} · ${issuedOn}` : '—'}</Text>
      ),
    },
    {
      name: '操作',
      kind: 'acts',
      of: (invoice) =>
        invoice.state !== 'received' && invoice.dueFen > 0 ? (
          <Button
            size="small"
            tone="plain"
            label={`登记收到 ${invoice.merchantName}的发票`}
            onTap={() => onReceive(invoice)}
          >
            登记收到
          </Button>
        ) : null,
    },
  ]
}
