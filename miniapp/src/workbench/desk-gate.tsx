import type { ReactNode } from 'react'
import { Empty } from '@/components/Empty'
import { SignInPrompt } from '@/components/SignInPrompt'
import { openPage, pages } from '@/services/navigation'
import { useSession } from '@/store/session'
import { BenchPage } from './bench-page'
import type { DeskRole } from './desks'

interface Props {
  desk: DeskRole
  title: string
  /** Where a login leads on to. */
  self?: string
  children: (userId: string) => ReactNode
}

/** Lets in whoever holds the desk's role; strangers are led to the login, others are told. */
export function DeskGate({ desk, title, self, children }: Props) {
  const session = useSession()
  if (!session) return <SignInPrompt title={title} {...(self ? { next: self } : {})} />
  if (session.user.roles.includes(desk)) return children(session.user.id)
  return (
    <BenchPage title={title}>
      <Empty
        icon="shield"
        title="您没有这里的权限"
        hint="这一页由工作人员使用；换个账号登录再试"
        action="回到我的"
        onAction={() => openPage(pages.mine)}
      />
    </BenchPage>
  )
}
