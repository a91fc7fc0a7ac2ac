import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { Tap, Text, View } from '@/elements'
import { isOwnPage, openPage, pages } from '@/services/navigation'
import { useSession } from '@/store/session'
import { MessageCard } from './message-card'
import { useMessages } from './use-messages'
import './index.scss'

/** 消息 */
export default function MessagesPage() {
  const session = useSession()
  return session ? <Shown userId={session.user.id} /> : <SignInPrompt title="消息" next={pages.messages} />
}

function Shown({ userId }: { userId: string }) {
  const { list, unread, read, readAll } = useMessages(userId)
  return (
    <Page title="消息" onRefresh={list.refresh}>
      {unread > 0 ? (
        <View className="messages__head">
          <Text className="grow muted">{unread} 条未读</Text>
          <Tap className="messages__all" onTap={() => void readAll()}>
            全部已读
          </Tap>
        </View>
      ) : null}
      {list.items.map((message) => (
        <MessageCard
          key={message.id}
          message={message}
          onOpen={() => {
            read(message)
            if (message.path && isOwnPage(message.path)) openPage(message.path)
          }}
        />
      ))}
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading !== 'idle' ? (
        <SkeletonRows count={4} />
      ) : (
        <Empty icon="chat" title="还没有消息" hint="订单、额度和积分的变化会在这里通知您" />
      )}
    </Page>
  )
}
