import type { Role } from '@yuxiang/shared/api/identity'
import type { ReactNode } from 'react'
import { Empty } from '@/components/Empty'
import { SignInPrompt } from '@/components/SignInPrompt'
import { StaffPage } from '@/components/StaffPage'
import { openPage, pages } from '@/services/navigation'
import { useSession } from '@/store/session'

interface Props {
  title: string
  staff: Role
  /** Where a login leads on to. */
  self: string
  children: (userId: string) => ReactNode
}

/** Lets in whoever holds the role; strangers are led to the login, others are told. */
export function StaffGate({ title, staff, self, children }: Props) {
  const session = useSession()
  if (!session) return <SignInPrompt title={title} next={self} />
  if (session.user.roles.includes(staff)) return children(session.user.id)
  return (
    <StaffPage title={title}>
      <Empty
        icon="shield"
        title="您没有这里的权限"
        hint="这一页由工作人员使用；换个账号登录再试"
        action="回到我的"
        onAction={() => openPage(pages.mine)}
      />
    </StaffPage>
  )
}
