import { useRouter } from '@tarojs/taro'
import type { AllowanceEntry } from '@yuxiang/shared/api/union'
import { Empty } from '@/components/Empty'
import { EntryRow } from '@/components/EntryRow'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { useSession } from '@/store/session'
import { changeText } from '../shared/change-text'

/** 额度明细: of one allowance (`allowanceId`), or of all. */
export default function EntriesPage() {
  const session = useSession()
  const { allowanceId } = useRouter().params
  return session ? (
    <Shown userId={session.user.id} allowanceId={allowanceId} />
  ) : (
    <SignInPrompt title="额度明细" next={pageUrl(pages.allowanceEntries, { allowanceId })} />
  )
}

function Shown({ userId, allowanceId }: { userId: string; allowanceId: string | undefined }) {
  const name = ownName(userId, `allowance-entries-${allowanceId ?? 'all'}`)
  const list = usePagedList<AllowanceEntry>(name, ({ cursor }) =>
    call('GET /api/union/entries', { query: { allowanceId, cursor, pageSize: 20 } }),
  )
  return (
    <Page title="额度明细" onRefresh={list.refresh}>
      {list.items.length > 0 ? (
        <>
          <View className="card">
            {list.items.map((entry) => (
              <EntryRow
                key={entry.id}
                title={entry.text}
                hint={entry.grantName}
                at={entry.at}
                change={changeText(entry)}
                gained={entry.amountFen > 0}
                to={entry.orderId ? pageUrl(pages.order, { id: entry.orderId }) : undefined}
              />
            ))}
          </View>
          <ListFoot list={list} />
        </>
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading !== 'idle' ? (
        <SkeletonRows count={4} />
      ) : (
        <Empty icon="order" title="还没有额度明细" hint="工会发放、您使用和退回的每一笔都会记在这里" />
      )}
    </Page>
  )
}
