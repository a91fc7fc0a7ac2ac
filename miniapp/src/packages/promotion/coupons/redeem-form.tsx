import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field, View } from '@/elements'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { openPage, pages } from '@/services/navigation'
import { ApiProblem, problemTitle } from '@/services/problem'
import { requireSession } from '@/store/session'
import './redeem-form.scss'

/** A code shorter than this was not typed to its end. */
const shortest = 8

/** Redeems a code, as a union or a unit hands them out. */
export function RedeemForm() {
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState('')
  const [sending, setSending] = useState(false)
  const redeem = async () => {
    const typed = code.trim()
    if (typed.length < shortest) {
      setWrong(typed ? '兑换码不完整，请核对' : '请填写兑换码')
      return
    }
    if (!requireSession(pages.coupons)) return
    setSending(true)
    setWrong('')
    try {
      const body = { code: typed }
      await withIdempotencyKey('redeem', body, (idempotencyKey) =>
        call('POST /api/coupons/redemptions', { body, idempotencyKey }),
      )
      setCode('')
      toastDone('兑换成功')
      openPage(pages.wallet)
    } catch (thrown) {
      if (thrown instanceof ApiProblem && !thrown.mayRetry) setWrong(problemTitle(thrown))
      else toastProblem(thrown)
    }
    setSending(false)
  }
  return (
    <View className="card redeem-form">
      <View className="row redeem-form__row">
        <Field
          className="grow redeem-form__field"
          label="兑换码"
          placeholder="有兑换码？在这里填写"
          value={code}
          maxLength={40}
          onInput={(value) => {
            setCode(value)
            setWrong('')
          }}
          onConfirm={() => void redeem()}
        />
        <Button className="redeem-form__go" tone="line" loading={sending} onTap={() => void redeem()}>
          兑换
        </Button>
      </View>
      {wrong ? (
        <View className="redeem-form__wrong" role="alert">
          {wrong}
        </View>
      ) : null}
    </View>
  )
}
