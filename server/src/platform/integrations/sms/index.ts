export { SmsError, type SmsSender } from './sender.ts'
export { createTencentSms, type TencentSmsConfig } from './tencent.ts'
