import { useState } from 'react'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Page } from '@/components/Page'
import { Field, OpenButton, Tap, View } from '@/elements'
import { toast } from '@/services/feedback'
import { FormRow } from '../shared/form-row'
import { Consent } from './consent'
import { useLogin } from './use-login'
import './index.scss'

const inWechat = process.env.TARO_ENV === 'weapp'

/** 登录 */
export default function LoginPage() {
  const login = useLogin()
  const [agreed, setAgreed] = useState(false)
  const [missed, setMissed] = useState(false)
  const withConsent = (act: () => Promise<void>) => () => {
    if (agreed) void act()
    else {
      setMissed(false)
      setTimeout(() => setMissed(true), 20)
      toast('请先阅读并勾选同意用户协议和隐私政策')
    }
  }
  return (
    <Page title="登录" className="login">
      <View className="login__head">
        <View className="login__name" role="heading">
          渝乡集
        </View>
        <View className="login__words">重庆区县认定的帮扶好物，从果园到家门口</View>
      </View>
      {login.binding ? (
        <Binding login={login} />
      ) : (
        <View className="card login__card">
          <FormRow name="手机号" error={login.errors.phone}>
            <Field
              className="form-row__field"
              label="手机号"
              placeholder="请输入手机号"
              type="tel"
              value={login.phone}
              maxLength={11}
              onInput={login.setPhone}
            />
          </FormRow>
          <FormRow name="验证码" error={login.errors.code}>
            <View className="row">
              <View className="grow">
                <Field
                  className="form-row__field"
                  label="验证码"
                  placeholder="6 位数字"
                  type="number"
                  value={login.code}
                  maxLength={6}
                  onInput={login.setCode}
                  onConfirm={withConsent(login.signInWithPhone)}
                />
              </View>
              <Tap
                className={`login__send ${login.secondsLeft > 0 ? 'login__send--off' : ''}`}
                disabled={login.secondsLeft > 0 || login.busy === 'sms'}
                onTap={withConsent(login.sendCode)}
              >
                {login.secondsLeft > 0 ? `${login.secondsLeft} 秒后重发` : '获取验证码'}
              </Tap>
            </View>
          </FormRow>
          <Consent agreed={agreed} missed={missed} onAgree={setAgreed} />
          <Button
            className="login__go"
            loading={login.busy === 'phone'}
            onTap={withConsent(login.signInWithPhone)}
          >
            登录 / 注册
          </Button>
          {inWechat ? (
            <Button
              className="login__wechat"
              tone="green"
              loading={login.busy === 'wechat'}
              onTap={withConsent(login.signInWithWechat)}
            >
              微信一键登录
            </Button>
          ) : null}
          <View className="login__hint">新手机号登录后自动注册</View>
        </View>
      )}
    </Page>
  )
}

function Binding({ login }: { login: ReturnType<typeof useLogin> }) {
  return (
    <View className="card login__card login__binding">
      <Icon name="phone" size="xl" color="green" weight={1.4} />
      <View className="section-title">绑定手机号</View>
      <View className="muted">用于下单联系，也能在手机浏览器里登录同一个账号</View>
      <OpenButton
        className="button button--green button--full login__go"
        openType="getPhoneNumber"
        onPhoneCode={(code) => void login.bindPhone(code)}
      >
        使用微信绑定的手机号
      </OpenButton>
      <Button className="login__wechat" tone="plain" onTap={() => void login.leave()}>
        以后再说
      </Button>
    </View>
  )
}
