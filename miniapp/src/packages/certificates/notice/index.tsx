import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { goLogin, openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { useSession } from '@/store/session'
import { ObjectionSheet } from './objection-sheet'
import { Shown } from './shown'
import './index.scss'

/** 公示详情: what a county means to certify and why, with the way to object. */
export default function NoticePage() {
  const id = useRouter().params.id ?? ''
  const session = useSession()
  const [objecting, setObjecting] = useState(false)
  const notice = useAnswer(`notice-${id}-${session?.user.id ?? ''}`, () =>
    call('GET /api/certification-notices/{id}', { params: { id } }),
  )
  const { data, problem } = notice
  useShowAgain(() => void notice.reload())
  useShareAppMessage(() => ({
    title: data ? `${data.productName} 认定公示` : '认定公示',
    path: pageUrl(pages.notice, { id }),
  }))
  const isUnknown = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500
  const mayObject = data?.state === 'running' && data.ownObjection === null
  const object = () => (session ? setObjecting(true) : goLogin(pageUrl(pages.notice, { id })))
  return (
    <Page
      title="公示详情"
      onRefresh={notice.reload}
      footBar={
        mayObject ? (
          <View className="notice-bar">
            <Button tone="line" onTap={object}>
              我要提出异议
            </Button>
          </View>
        ) : null
      }
    >
      {data ? (
        <Shown notice={data} />
      ) : isUnknown ? (
        <Empty icon="book" title="没有这条公示" action="全部公示" onAction={() => openPage(pages.notices)} />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void notice.reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
      {objecting && data ? (
        <ObjectionSheet
          noticeId={data.id}
          onClose={() => setObjecting(false)}
          onDone={async () => {
            setObjecting(false)
            await notice.reload()
          }}
        />
      ) : null}
    </Page>
  )
}
