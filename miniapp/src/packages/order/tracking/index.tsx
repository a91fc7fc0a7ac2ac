import { useRouter } from '@tarojs/taro'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Icon } from '@/components/Icon'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonLines } from '@/components/Skeleton'
import { Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { type Answer, call } from '@/services/api'
import { chinaDayAndTime } from '@/services/china-time'
import { copyText } from '@/services/clipboard'
import { ownName } from '@/services/kept'
import { goBack } from '@/services/navigation'
import { useSession } from '@/store/session'
import './index.scss'

/** 物流进度 */
export default function TrackingPage() {
  const session = useSession()
  return session ? <Loader userId={session.user.id} /> : <SignInPrompt title="物流进度" />
}

function Loader({ userId }: { userId: string }) {
  const { params } = useRouter()
  const id = params.id ?? ''
  const tracking = useAnswer(ownName(userId, `tracking-${id}`), () =>
    call('GET /api/orders/{id}/tracking', { params: { id } }),
  )
  return (
    <Page title="物流进度" onRefresh={tracking.reload} className="tracking">
      {tracking.data ? (
        <Shown tracking={tracking.data} />
      ) : tracking.problem ? (
        <Failure problem={tracking.problem} onRetry={() => void tracking.reload()} />
      ) : (
        <View className="card">
          <SkeletonLines widths={[50, 80, 60, 80, 60]} />
        </View>
      )}
    </Page>
  )
}

function Shown({ tracking }: { tracking: Answer<'GET /api/orders/{id}/tracking'> }) {
  const { carrierName, trackingNo, carrierAnswered, events } = tracking
  return (
    <>
      {carrierName ? (
        <View className="card row tracking__carrier">
          <View className="tracking__sign">
            <Icon name="truck" size="lg" color="green" />
          </View>
          <View className="grow">
            <View className="tracking__name">{carrierName}</View>
            <View className="muted number">{trackingNo}</View>
          </View>
          {trackingNo ? (
            <Button size="small" tone="plain" label="复制运单号" onTap={() => void copyText(trackingNo)}>
              复制
            </Button>
          ) : null}
        </View>
      ) : null}
      {carrierAnswered || !carrierName ? null : (
        <View className="card tracking__silent" role="status">
          {carrierName}暂时没有回应，下面只有本平台的记录；稍后下拉刷新再看
        </View>
      )}
      {events.length > 0 ? (
        <View className="card" role="list">
          {events.map((event, at) => (
            <View
              key={event.at + event.text}
              className={`tracking__event ${at === 0 ? 'tracking__event--newest' : ''}`}
              role="listitem"
            >
              <View className="tracking__dot" hidden />
              <View className="tracking__text">{event.text}</View>
              <Text className="tracking__time number">{chinaDayAndTime(event.at)}</Text>
            </View>
          ))}
        </View>
      ) : (
        <Empty
          icon="truck"
          title="还没有物流信息"
          hint="发货后这里会显示每一步"
          action="返回订单"
          onAction={goBack}
        />
      )}
    </>
  )
}
