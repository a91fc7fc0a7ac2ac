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

/** Who file and buy for the demo's budget units, one each, in the order of the units. */
export const demoBudgetOfficers: { phone: string; nickname: string; roles: Role[] }[] = [
  { phone: '13800000701', nickname: '机关后勤老蒋', roles: ['budgetUnit'] },
  { phone: '13800000702', nickname: '学校食堂小贺', roles: ['budgetUnit'] },
  { phone: '13800000703', nickname: '医院总务老龚', roles: ['budgetUnit'] },
]

export const demoOperator: { phone: string; nickname: string; roles: Role[] } = {
  phone: '13800000900',
  nickname: '平台运营',
  roles: ['operator'],
}

/** The county office of 奉节 and of 城口: 奉节 has the two reviewers that a decision needs. */
export const demoCountyStaff: { phone: string; nickname: string; roles: Role[]; countyCode: string }[] = [
  { phone: '13800000301', nickname: '奉节认定老李', roles: ['county'], countyCode: '500236' },
  { phone: '13800000302', nickname: '奉节认定小吴', roles: ['county'], countyCode: '500236' },
  { phone: '13800000303', nickname: '城口认定老陈', roles: ['county'], countyCode: '500229' },
]

export const demoCityOffice: { phone: string; nickname: string; roles: Role[] } = {
  phone: '13800000401',
  nickname: '市级主管老何',
  roles: ['city'],
}

/** 奉节's market supervision has two officers, 城口's one; the city's stands over them. */
export const demoRegulators: { phone: string; nickname: string; roles: Role[]; countyCode: string }[] = [
  { phone: '13800000601', nickname: '奉节市监老唐', roles: ['regulator'], countyCode: '500236' },
  { phone: '13800000602', nickname: '奉节市监小冉', roles: ['regulator'], countyCode: '500236' },
  { phone: '13800000603', nickname: '城口市监老向', roles: ['regulator'], countyCode: '500229' },
  { phone: '13800000600', nickname: '市监局老谭', roles: ['regulator'], countyCode: '500000' },
]

/** Ships for the first merchant of the catalogue and answers its buyers; its money and its goods are not theirs. */
export const demoShopClerk: { phone: string; nickname: string; roles: Role[] } = {
  phone: '13800000111',
  nickname: '橙语坡小邓',
  roles: ['merchant'],
}

/** Who wants to sell here: three wait for 奉节, one of them was asked for something more. */
export const demoApplicants: {
  phone: string
  nickname: string
  name: string
  township: string
  kind: 'enterprise' | 'cooperative' | 'familyFarm'
  story: string
  /** What the county asked for. */
  returned?: string
  number: number
}[] = [
  {
    phone: '13800000501',
    nickname: '廖春生',
    name: '奉节县草堂镇廖家湾家庭农场',
    township: '草堂镇',
    kind: 'familyFarm',
    story: '一家四口守着 60 亩坡地，种脐橙和枇杷，请了村里 8 户人帮工，工钱当天结清。',
    number: 2_001,
  },
  {
    phone: '13800000502',
    nickname: '田桂兰',
    name: '奉节县平安乡田园土鸡养殖专业合作社',
    township: '平安乡',
    kind: 'cooperative',
    story: '合作社有 46 户社员，林下散养土鸡，统一供苗、统一防疫、保底回收。',
    returned: '营业执照照片下半部分反光，住所看不清，请重新拍照上传；并在介绍中写明带动的农户数。',
    number: 2_002,
  },
  {
    phone: '13800000503',
    nickname: '彭世全',
    name: '奉节县兴隆镇高山蔬菜种植专业合作社',
    township: '兴隆镇',
    kind: 'cooperative',
    story: '海拔 1300 米的兴隆坪上种萝卜和莲白，112 户社员，去年卖了 1800 吨。',
    number: 2_003,
  },
]
