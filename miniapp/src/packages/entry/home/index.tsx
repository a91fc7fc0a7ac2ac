import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { useSession } from '@/store/session'
import { ApplicationCard } from './application-card'
import { BeforeEntry } from './before-entry'

/** 商家入驻：我的申请与它走到哪一步 */
export default function EntryHomePage() {
  const session = useSession()
  if (!session) return <SignInPrompt title="商家入驻" next={pages.entry} />
  return <Own userId={session.user.id} />
}

function Own({ userId }: { userId: string }) {
  const own = useAnswer(ownName(userId, 'merchant-entry'), () => call('GET /api/merchant-entry'))
  useShowAgain(() => void own.reload())
  const { data, problem, reload } = own
  const shown = data?.items.filter(({ state }) => state !== 'discarded')
  const isOpen = shown?.some(({ state }) => ['draft', 'submitted', 'returned'].includes(state))
  return (
    <Page title="商家入驻" onRefresh={reload}>
      {shown ? (
        <>
          {shown.map((application) => (
            <ApplicationCard key={application.id} application={application} onDone={reload} />
          ))}
          {isOpen ? null : <BeforeEntry isFirst={shown.length === 0} />}
        </>
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </Page>
  )
}
