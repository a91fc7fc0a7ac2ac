import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { Tap, View } from '@/elements'
import { paging, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { InvoiceCard } from './invoice-card'
import { type Invoice, stateWords } from './invoice-words'
import { IssueSheet } from './issue-sheet'
import './index.scss'

const pageSize = 20
const tabs: Invoice['state'][] = ['requested', 'issued', 'received']

/** 发票申请：工会向本店申请的发票 */
export default function MerchantInvoicesPage() {
  return (
    <DeskGate desk="merchant" title="发票申请" self={pages.merchantInvoices}>
      {(userId) => <Shown userId={userId} />}
    </DeskGate>
  )
}

function Shown({ userId }: { userId: string }) {
  const [state, setState] = useState<Invoice['state']>('requested')
  const [issuing, setIssuing] = useState<Invoice>()
  const list = usePagedList<Invoice>(ownName(userId, `merchant-invoices-${state}`), ({ page }) =>
    call('GET /api/merchant/invoices', {
      query: { state, ...paging({ page, cursor: undefined }, pageSize) },
    }),
  )
  return (
    <DeskPage desk="merchant" section="invoices" title="发票申请" onRefresh={list.refresh}>
      <View className="invoices__tabs" role="tablist" label="发票状态">
        {tabs.map((tab) => (
          <Tap
            key={tab}
            role="tab"
            checked={tab === state}
            className={`invoices__tab ${tab === state ? 'invoices__tab--on' : ''}`}
            onTap={() => setState(tab)}
          >
            {stateWords[tab]}
          </Tap>
        ))}
      </View>
      {list.items.map((invoice) => (
        <InvoiceCard key={invoice.id} invoice={invoice} onIssue={() => setIssuing(invoice)} />
      ))}
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty
          icon="order"
          title={`没有${stateWords[state]}的发票`}
          hint="工会申请发票后，这里会列出，也会发消息给您"
        />
      ) : (
        <SkeletonRows count={3} />
      )}
      {issuing ? (
        <IssueSheet
          invoice={issuing}
          onClose={() => setIssuing(undefined)}
          onSaved={() => {
            setIssuing(undefined)
            void list.refresh()
          }}
        />
      ) : null}
    </DeskPage>
  )
}
