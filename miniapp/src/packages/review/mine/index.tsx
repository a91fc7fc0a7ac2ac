import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { Tap, View } from '@/elements'
import { useSession } from '@/store/session'
import { useWaiting, WaitingList } from './waiting-list'
import { useWritten, WrittenList } from './written-list'
import './index.scss'

const tabs = [
  { name: 'waiting', text: '待评价' },
  { name: 'written', text: '已评价' },
] as const

type TabName = (typeof tabs)[number]['name']

/** 我的评价 */
export default function MyReviewsPage() {
  const session = useSession()
  return session ? <Shown userId={session.user.id} /> : <SignInPrompt title="我的评价" />
}

function Shown({ userId }: { userId: string }) {
  const { params } = useRouter()
  const [tab, setTab] = useState<TabName>(params.tab === 'written' ? 'written' : 'waiting')
  const waiting = useWaiting(userId)
  const written = useWritten(userId)
  const list = tab === 'waiting' ? waiting.list : written
  return (
    <Page title="我的评价" onRefresh={list.refresh}>
      <View className="my-reviews__tabs" role="tablist" label="我的评价">
        {tabs.map(({ name, text }) => (
          <Tap
            key={name}
            className={`my-reviews__tab ${name === tab ? 'my-reviews__tab--on' : ''}`}
            role="tab"
            checked={name === tab}
            onTap={() => setTab(name)}
          >
            {text}
          </Tap>
        ))}
      </View>
      {tab === 'waiting' ? <WaitingList {...waiting} /> : <WrittenList userId={userId} list={written} />}
    </Page>
  )
}
