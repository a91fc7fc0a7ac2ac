import type { Role } from '@yuxiang/shared/api/identity'

/** Who may sign in to the demo, beside anybody with any phone. */
export const demoShoppers = [
  { phone: '13800000001', nickname: '山城小满' },
  { phone: '13800000002', nickname: '江边的老杨' },
  { phone: '13800000003', nickname: '解放碑阿宁' },
]

/** People whose reviews the demo shows. */
export const demoReviewers = [
  '程小橙',
  '南山老林',
  '渝北阿珍',
  '火锅不放糖',
  '江小北',
  '周末爬山去',
  '歌乐山下',
  '嘉陵江边人',
  '沙坪坝豆花',
  '小面加青',
  '李家大嫂',
  '朝天门船长',
  '磁器口阿婆',
  '缙云山人',
  '万州烤鱼迷',
  '涪陵小妹',
].map((nickname, index) => ({ phone: `1380000${String(6001 + index)}`, nickname }))

/** Staff of the first merchants of the catalogue, one each. */
export const demoMerchantStaff = ['13800000101', '13800000102', '13800000103', '13800000104', '13800000105']

/** Runs the demo's union. */
export const demoUnionOfficer: { phone: string; nickname: string; roles: Role[] } = {
  phone: '13800000201',
  nickname: '工会老周',
  roles: ['union'],
}

export const demoOperator: { phone: string; nickname: string; roles: Role[] } = {
  phone: '13800000900',
  nickname: '平台运营',
  roles: ['operator'],
}
