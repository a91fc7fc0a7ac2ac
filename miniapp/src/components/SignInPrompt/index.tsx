import { Empty } from '@/components/Empty'
import { Page } from '@/components/Page'
import { goLogin } from '@/services/navigation'

/** What a page of a person's own shows to somebody not signed in. `next`: where the login leads on to. */
export function SignInPrompt({ title, next }: { title: string; next?: string }) {
  return (
    <Page title={title}>
      <Empty
        icon="mine"
        title="登录后查看"
        hint="用手机号即可登录，新手机号自动注册"
        action="登录 / 注册"
        onAction={() => goLogin(next)}
      />
    </Page>
  )
}
