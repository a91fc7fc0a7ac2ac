export { SmsError, type SmsSender } from './sender.ts'
export { createTencentSms } from './tencent.ts'
