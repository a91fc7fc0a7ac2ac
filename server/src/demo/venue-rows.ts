import type { VenueInput } from '@yuxiang/shared/api/venues'
import type { OpeningSpan } from '@yuxiang/shared/venues/hours'
import { counties } from './counties.ts'

export interface DemoVenue extends Omit<VenueInput, 'pictures'> {
  pictures: readonly string[]
  /** What is assigned to it: certified goods of these counties, or of all. */
  countyCodes: readonly string[]
  products: number
}

type Key = keyof typeof counties
const codeOf = (key: Key) => counties[key].code

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const workdays = [1, 2, 3, 4, 5]
const span = (days: readonly number[], from: string, to: string): OpeningSpan => ({ days, from, to })
const mutable = (hours: readonly OpeningSpan[]) =>
  hours.map(({ days, ...rest }) => ({ days: [...days], ...rest }))

const nowhere = {
  isCentre: false,
  countyCode: null,
  collection: null,
  township: null,
  follow: null,
  address: '',
  point: null,
  openingHours: '',
  hours: [],
  phone: '',
  machineNo: '',
} satisfies Partial<VenueInput>

const hall = (
  key: Key,
  name: string,
  place: Pick<VenueInput, 'address' | 'point' | 'intro'>,
  nearby: readonly Key[] = [],
): DemoVenue => ({
  ...nowhere,
  ...place,
  kind: 'hall',
  name,
  countyCode: codeOf(key),
  openingHours: '周二至周日 10:00–19:00，周一闭馆',
  hours: mutable([span([2, 3, 4, 5, 6, 7], '10:00', '19:00')]),
  phone: '',
  pictures: ['hall', 'shelf'],
  countyCodes: [key, ...nearby].map(codeOf),
  products: 20,
})

const counter = (
  name: string,
  place: Pick<VenueInput, 'address' | 'point' | 'intro' | 'machineNo' | 'openingHours'> & {
    hours: readonly OpeningSpan[]
  },
  from: readonly Key[],
): DemoVenue => ({
  ...nowhere,
  ...place,
  hours: mutable(place.hours),
  kind: 'counter',
  name,
  pictures: ['counter'],
  countyCodes: from.map(codeOf),
  products: 12,
})

const township = (key: Key, name: string, intro: string): DemoVenue => ({
  ...nowhere,
  kind: 'zone',
  name: `${name}专区`,
  countyCode: codeOf(key),
  collection: 'township',
  township: name,
  intro,
  pictures: ['village'],
  countyCodes: [codeOf(key)],
  products: 12,
})

/** One centre hall, halls of counties, counters, and zones online. Addresses are invented, points are near them. */
export const demoVenues: readonly DemoVenue[] = [
  township('fengjie', '平安乡', '平安乡和奉节县的帮扶产品，买一份，帮到原深度贫困乡镇。'),
  township('chengkou', '鸡鸣乡', '鸡鸣乡和城口县的山货，大巴山里的味道。'),
  township('wuxi', '红池坝镇', '红池坝镇和巫溪县的帮扶产品，高山上的好收成。'),
  township('shizhu', '中益乡', '中益乡和石柱县的帮扶产品。'),
  township('youyang', '浪坪乡', '浪坪乡和酉阳县的帮扶产品，茶油、麻旺鸭都在这里。'),
  {
    ...nowhere,
    kind: 'zone',
    name: '巫溪专区',
    countyCode: codeOf('wuxi'),
    collection: 'county',
    follow: { countyCodes: [codeOf('wuxi')], categoryKey: null },
    intro: '巫溪县认定的帮扶产品，新认定的自动上架。',
    pictures: ['mountain'],
    countyCodes: [],
    products: 0,
  },
  {
    ...nowhere,
    kind: 'zone',
    name: '鲜果当季专区',
    collection: 'theme',
    follow: { countyCodes: [], categoryKey: 'fruit' },
    intro: '全市区县认定的当季鲜果，产地现摘现发。',
    pictures: ['mountain'],
    countyCodes: [],
    products: 0,
  },
  {
    ...nowhere,
    kind: 'zone',
    name: '渝东北山货专区',
    collection: 'theme',
    intro: '奉节、巫山、城口的山货，线上集中选购。',
    pictures: ['mountain'],
    countyCodes: [codeOf('fengjie'), codeOf('wushan'), codeOf('chengkou')],
    products: 40,
  },
  {
    ...nowhere,
    kind: 'zone',
    name: '万企兴万村专区',
    collection: 'enterprise',
    intro: '“万企兴万村”消费帮扶行动：企业食堂、员工福利和工会集中采购，一站选齐。',
    pictures: ['village'],
    countyCodes: [],
    products: 30,
  },
  {
    ...nowhere,
    kind: 'zone',
    name: '鲁渝协作专区',
    collection: 'shandong',
    intro: '渝货进山东：山东的单位和家庭在这里买重庆协作区县的帮扶产品。',
    pictures: ['shandong'],
    countyCodes: [codeOf('wushan'), codeOf('fengjie'), codeOf('shizhu'), codeOf('youyang')],
    products: 30,
  },
  counter(
    '示范社区便民专柜',
    {
      address: '沙坪坝区示范社区服务中心 1 层',
      point: { lat: 29.541_4, lng: 106.454_6 },
      machineNo: '',
      openingHours: '每日 8:00–20:00',
      hours: [span(everyDay, '08:00', '20:00')],
      intro: '家门口的帮扶专柜：米面油蛋，社区工作人员代为补货。',
    },
    ['yunyang', 'kaizhou'],
  ),
  counter(
    '示范商圈自助专柜',
    {
      address: '江北区示范商圈负一层扶梯旁',
      point: { lat: 29.575_6, lng: 106.532_3 },
      machineNo: 'YX-0002',
      openingHours: '全天',
      hours: [span(everyDay, '00:00', '24:00')],
      intro: '自助柜全天开放：柜里有现货，没有的扫码下单寄到家。',
    },
    ['wushan', 'wuxi'],
  ),
  counter(
    '示范单位食堂专柜',
    {
      address: '渝中区上清寺示范单位食堂 1 层',
      point: { lat: 29.562_9, lng: 106.544_1 },
      machineNo: 'YX-0001',
      openingHours: '工作日 11:00–13:30',
      hours: [span(workdays, '11:00', '13:30')],
      intro: '干部职工吃完饭顺手带走，工会额度可用。',
    },
    ['wushan', 'chengkou'],
  ),
  hall('yunyang', '云阳馆', {
    address: '万州区示范路 66 号 1 层',
    point: { lat: 30.808_2, lng: 108.382_5 },
    intro: '云阳红橙、菊花和面工手艺。',
  }),
  hall('xiushan', '秀山馆', {
    address: '九龙坡区示范街 12 号',
    point: { lat: 29.502_8, lng: 106.511_2 },
    intro: '秀山土鸡、茶叶和边城风味。',
  }),
  hall('youyang', '酉阳馆', {
    address: '沙坪坝区示范街 30 号 2 层',
    point: { lat: 29.557_9, lng: 106.462_8 },
    intro: '酉阳茶油、麻旺鸭，武陵山里的好东西。',
  }),
  hall('shizhu', '石柱馆', {
    address: '南岸区示范路 5 号',
    point: { lat: 29.533_6, lng: 106.568_9 },
    intro: '石柱辣椒、莼菜和黄连。',
  }),
  hall('chengkou', '城口馆', {
    address: '渝北区示范大道 101 号',
    point: { lat: 29.606_7, lng: 106.561_4 },
    intro: '城口老腊肉、香菇和大巴山的山货。',
  }),
  hall('wushan', '巫山馆', {
    address: '江北区示范路 18 号 1 层',
    point: { lat: 29.581_2, lng: 106.560_3 },
    intro: '巫山脆李、神女峰下的果子和药材。',
  }),
  hall('fengjie', '奉节馆', {
    address: '渝中区示范路 8 号 2 层',
    point: { lat: 29.557_6, lng: 106.576_1 },
    intro: '奉节脐橙和夔门山货，产地直发。',
  }),
  {
    ...nowhere,
    kind: 'hall',
    name: '重庆消费帮扶中心馆',
    isCentre: true,
    address: '渝北区示范大道 1 号 1 层',
    point: { lat: 29.618_8, lng: 106.571_7 },
    openingHours: '每日 9:00–20:00',
    hours: mutable([span(everyDay, '09:00', '20:00')]),
    intro: '全市各区县的帮扶产品都在这里：看得见、尝得到，扫码就能买，寄到家。',
    pictures: ['centre', 'shelf'],
    countyCodes: [],
    products: 40,
  },
]
