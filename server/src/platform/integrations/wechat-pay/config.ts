export interface WechatPayConfig {
  /** `https://api.mch.weixin.qq.com`, or where the emulator speaks as it; may have a path. */
  baseUrl: string
  appId: string
  mchId: string
  merchantSerialNo: string
  merchantPrivateKeyPem: string
  /** 32 characters: the AES-256 key of certificates and notifications. */
  apiV3Key: string
  /** Where WeChat Pay tells of payments and refunds. */
  notifyUrl: string
  timeoutMs: number
}
