export interface WechatPayConfig {
  /** `https://api.mch.weixin.qq.com`, or where the emulator speaks as it; may have a path. */
  baseUrl: string
  appId: string
  mchId: string
  merchantSerialNo: string
  merchantPrivateKeyPem: string
  /** 32 characters: the AES-256 key of certificates and notifications. */
  apiV3Key: string
  /**
   * 微信支付公钥 with its id (`PUB_KEY_ID_…`), from the merchant platform. Without it WeChat Pay is verified by its
   * certificates, which merchants of today no longer get.
   */
  publicKey?: { id: string; pem: string } | undefined
  /** Where WeChat Pay tells of payments and refunds. */
  notifyUrl: string
  timeoutMs: number
}
