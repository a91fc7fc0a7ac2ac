import { Refusal } from '../platform/http/refusal.ts'
import { WechatCodeError } from '../platform/integrations/wechat/index.ts'

/** The answer of a WeChat call that takes a code from the phone; a wrong code is refused as `wechat_code_invalid`. */
export async function refusingWrongCode<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call
  } catch (error) {
    if (error instanceof WechatCodeError) throw new Refusal('wechat_code_invalid')
    throw error
  }
}
