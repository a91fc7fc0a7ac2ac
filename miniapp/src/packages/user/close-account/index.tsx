import { closingObstacles } from '@yuxiang/shared/account/closing'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { signOut, useSession } from '@/store/session'
import './index.scss'

const consequences = [
  '手机号、微信绑定和全部收货地址会立即删除，不能找回',
  '积分、优惠券和站内消息不再保留',
  '已经完成的订单、售后和投诉记录按法律规定保存满三年，不再与您的手机号、微信关联',
  '以后可以用同一手机号或微信重新注册，但不再赠送新人积分',
]

/** 注销账号: what is lost, what must be settled first, and the act. */
export default function CloseAccountPage() {
  const session = useSession()
  return session ? <Closing userId={session.user.id} /> : <SignInPrompt title="注销账号" />
}

function Closing({ userId }: { userId: string }) {
  const { data, problem, reload } = useAnswer(ownName(userId, 'closing'), () =>
    call('GET /api/me/closing', {}),
  )
  useShowAgain(() => void reload())
  const [busy, setBusy] = useState(false)
  const close = async () => {
    if (!(await confirmAct('确定注销账号？', '注销后立即生效，不能恢复', '注销账号'))) return
    setBusy(true)
    try {
      await call('DELETE /api/me', {})
      await signOut()
      toastDone('账号已注销')
      openPage(pages.home)
    } catch (thrown) {
      toastProblem(thrown)
      setBusy(false)
      await reload()
    }
  }
  const obstacles = data?.obstacles
  return (
    <Page title="注销账号" className="close-account" onRefresh={reload}>
      <View className="card">
        <View className="section-title">注销后</View>
        {consequences.map((text) => (
          <View key={text} className="close-account__line">
            {text}
          </View>
        ))}
      </View>
      {obstacles ? (
        obstacles.length > 0 ? (
          <View className="card">
            <View className="section-title">请先处理以下事项</View>
            {obstacles.map((key) => (
              <View key={key} className="close-account__line close-account__line--open">
                <Text>{closingObstacles[key]}</Text>
              </View>
            ))}
          </View>
        ) : null
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={2} />
      )}
      <View className="close-account__act">
        <Button
          tone="plain"
          loading={busy}
          disabled={obstacles === undefined || obstacles.length > 0}
          onTap={() => void close()}
        >
          注销账号
        </Button>
      </View>
    </Page>
  )
}
