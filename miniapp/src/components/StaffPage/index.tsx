import type { Role } from '@yuxiang/shared/api/identity'
import type { ReactNode } from 'react'
import { Empty } from '@/components/Empty'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { View } from '@/elements'
import { openPage, pages } from '@/services/navigation'
import { useSession } from '@/store/session'
import './index.scss'

interface Props {
  title: string
  staff: Role
  /** Where a login leads on to. */
  self: string
  children: (userId: string) => ReactNode
}

/** A page for those who hold a role: one column on a phone, wide and denser on a computer. */
export function StaffPage({ title, staff, self, children }: Props) {
  const session = useSession()
  if (!session) return <SignInPrompt title={title} next={self} />
  return (
    <Page title={title} className="staff">
      <View className="staff__main">
        {session.user.roles.includes(staff) ? (
          children(session.user.id)
        ) : (
          <Empty
            icon="shield"
            title="您没有这里的权限"
            hint="这一页由工作人员使用；换个账号登录再试"
            action="回到我的"
            onAction={() => openPage(pages.mine)}
          />
        )}
      </View>
    </Page>
  )
}
