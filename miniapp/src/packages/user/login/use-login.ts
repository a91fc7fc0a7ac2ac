import Taro, { useRouter } from '@tarojs/taro'
import type { Session } from '@yuxiang/shared/api/identity'
import { useState } from 'react'
import { addressText } from '@/services/address-text'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { goBack, isOwnPage, replacePage } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { readStored, store } from '@/services/storage'
import { signIn } from '@/store/session'
import { adoptElder } from '@/store/switch-elder'
import { fieldErrors } from '../shared/field-errors'
import { useCodeClock } from './use-code-clock'

const phoneKey = 'login-phone'

/** What the login page knows and does. */
export function useLogin() {
  const { params } = useRouter()
  const clock = useCodeClock()
  const [phone, setPhone] = useState(() => readStored<string>(phoneKey) ?? '')
  const [code, setCode] = useState('')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState<'sms' | 'phone' | 'wechat' | 'bind' | null>(null)
  /** Signed in with WeChat; the phone number is still missing. */
  const [binding, setBinding] = useState(false)

  /** Runs one act at a time and shows what went wrong beside the field it belongs to. */
  const run = async (name: typeof busy, act: () => Promise<void>) => {
    if (busy) return
    setBusy(name)
    setErrors({})
    try {
      await act()
    } catch (thrown) {
      const byField = fieldErrors(thrown)
      if (thrown instanceof ApiProblem && thrown.code === 'sms_code_wrong') byField.code = thrown.title
      setErrors(byField)
      if (Object.keys(byField).length === 0) toastProblem(thrown)
    }
    setBusy(null)
  }
  const leave = async () => {
    const next = addressText(params.next)
    if (isOwnPage(next)) await replacePage(next)
    else goBack()
  }
  const enter = async (session: Session) => {
    // Signed in even when the cart can't be merged now: that is done again with the next look at the cart.
    await signIn(session).catch(toastProblem)
    void adoptElder().catch(() => undefined)
  }

  return {
    phone,
    code,
    errors,
    busy,
    binding,
    secondsLeft: clock.secondsLeft,
    setPhone: (text: string) => {
      const digits = text.replace(/\D/g, '').slice(0, 11)
      store(phoneKey, digits)
      setPhone(digits)
      setErrors({})
    },
    setCode: (text: string) => {
      setCode(text.replace(/\D/g, '').slice(0, 6))
      setErrors({})
    },
    sendCode: () =>
      run('sms', async () => {
        await call('POST /api/auth/sms', { body: { phone } })
        clock.start()
        toast('验证码已发送')
      }),
    signInWithPhone: () =>
      run('phone', async () => {
        await enter(await call('POST /api/auth/phone', { body: { phone, code } }))
        toastDone('登录成功')
        await leave()
      }),
    signInWithWechat: () =>
      run('wechat', async () => {
        const { code: wechatCode } = await Taro.login()
        await enter(await call('POST /api/auth/wechat', { body: { code: wechatCode } }))
        const me = await call('GET /api/me')
        if (me.phoneMasked) await leave()
        else setBinding(true)
      }),
    bindPhone: (phoneCode: string) =>
      run('bind', async () => {
        await enter(await call('POST /api/auth/wechat/phone', { body: { code: phoneCode } }))
        await leave()
      }),
    leave,
  }
}
