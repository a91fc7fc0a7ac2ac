import { answering } from './answering.ts'

/** The person who holds the phone, and what they do when WeChat asks them to pay. */
export interface Person {
  /** Every person has an openid of their own at the emulator. */
  name: string
  pays: boolean
  /** What they answer when WeChat asks whether it may send them messages. */
  agrees: boolean
  /** The templates they were asked about, tap by tap. */
  askedAbout: string[][]
  /** The prepay ids of what they paid for. */
  paid: string[]
}

interface PaymentParameters {
  timeStamp: string
  nonceStr: string
  package: string
  signType: string
  paySign: string
}

/** Login and payment: the codes and the cashier are the emulator's, which checks the payment's signature. */
export function accountApi(shopUrl: string, person: Person) {
  let logins = 0
  return {
    login: answering('login', () => ({ code: `code-${person.name}#${++logins}` })),
    checkSession: answering('checkSession', () => {}),
    requestPayment: answering('requestPayment', async (parameters: PaymentParameters) => {
      const prepayId = parameters.package.replace(/^prepay_id=/, '')
      const cashier = `${shopUrl}/emulator/cashier`
      // With the sheet open, the emulator leaves it to the person.
      await fetch(`${cashier}?prepay_id=${prepayId}`)
      if (!person.pays) throw new Error('cancel')
      const answer = await pay(`${cashier}/${prepayId}/pay`, parameters)
      if (!answer.ok) throw new Error(await answer.text())
      const { trade_state: state } = (await answer.json()) as { trade_state: string }
      if (state !== 'SUCCESS') throw new Error(state)
      person.paid.push(prepayId)
    }),
    requestSubscribeMessage: answering('requestSubscribeMessage', ({ tmplIds }: { tmplIds: string[] }) => {
      if (tmplIds.length === 0 || tmplIds.length > 3) throw new Error('20003 Invalid template ids')
      person.askedAbout.push(tmplIds)
      return Object.fromEntries(tmplIds.map((id) => [id, person.agrees ? 'accept' : 'reject']))
    }),
    getPrivacySetting: answering('getPrivacySetting', () => ({ needAuthorization: false })),
    onNeedPrivacyAuthorization() {},
  }
}

function pay(url: string, { timeStamp, nonceStr, package: order, signType, paySign }: PaymentParameters) {
  return fetch(url, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify({ timeStamp, nonceStr, package: order, signType, paySign }),
  })
}
