/** How a producer knows that the goods keep what the 承诺达标合格证 promises. */
export const commitmentBases = ['qualityControl', 'ownTest', 'entrustedTest'] as const
export type CommitmentBasis = (typeof commitmentBases)[number]
export const commitmentBasisNames: Readonly<Record<CommitmentBasis, string>> = {
  qualityControl: '质量安全控制符合要求',
  ownTest: '自行检测合格',
  entrustedTest: '委托检测合格',
}
/** What the paper promises: 《农产品质量安全承诺达标合格证管理办法》（农业农村部令2025年第4号）第二条. */
export const commitmentText =
  '我承诺对销售的农产品：未使用禁用的农药、兽药及其他化合物；使用的常规农药、兽药残留不超标；对承诺的真实性负责。'
