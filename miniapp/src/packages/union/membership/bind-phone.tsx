import { Icon } from '@/components/Icon'
import { OpenButton, View } from '@/elements'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { signIn } from '@/store/session'
import './bind-phone.scss'

/** Rosters know people by their phone: somebody of WeChat who has bound none can't be found on any. */
export function BindPhone({ onBound }: { onBound: () => void }) {
  const bind = async (code: string) => {
    try {
      await signIn(await call('POST /api/auth/wechat/phone', { body: { code } }))
      toastDone('已绑定')
      onBound()
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  return (
    <View className="card bind-phone">
      <Icon name="phone" size="lg" color="green" />
      <View className="bind-phone__words">绑定手机号，自动找到名册里有您的工会</View>
      <OpenButton
        className="button button--green button--full"
        openType="getPhoneNumber"
        onPhoneCode={(code) => void bind(code)}
      >
        使用微信绑定的手机号
      </OpenButton>
    </View>
  )
}
