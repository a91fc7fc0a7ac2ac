import type { LivePlatform } from '@yuxiang/shared/live/platforms'
import type { Glyph, GroundKey } from './types.ts'

/** A show that comes again and again. Hosts are named by what they do: nobody is invented here. */
export interface LiveRow {
  room: string
  title: string
  hostName: string
  county: string | null
  /** Keys of the products it shows; the first is whose it is in a merchant's room. */
  productKeys: readonly string[]
  cover: { ground: GroundKey; hero: Glyph; sides: readonly [Glyph, Glyph] }
  fromCentreHall?: true
}

export interface LiveRoomRow {
  key: string
  platform: LivePlatform
  name: string
  accountId: string
  /** The product whose merchant's room it is; none: the platform's own. */
  ofProduct: string | null
  link: string
  appLink: string
  feedId: string | null
  replayLink: string
}

const web = { feedId: null, appLink: '' }

export const liveRoomRows: readonly LiveRoomRow[] = [
  {
    key: 'official',
    platform: 'channels',
    name: '渝乡集',
    accountId: 'sphYuxiang2026demo',
    ofProduct: null,
    link: '',
    appLink: '',
    feedId: 'export/UzFfAgtgekIEAQAAAAAADemoYuxiang',
    replayLink: 'export/UzFfAgtgekIEAQAAAAAADemoReplay',
  },
  {
    ...web,
    key: 'fengjie',
    platform: 'douyin',
    name: '奉节电商服务站',
    accountId: 'fengjie_ec_station',
    ofProduct: null,
    link: 'https://live.douyin.com/726835163204',
    appLink: 'snssdk1128://live?room_id=726835163204',
    replayLink: 'https://www.douyin.com/video/726835163204001',
  },
  {
    ...web,
    key: 'daba',
    platform: 'kuaishou',
    name: '大巴山腊味直播间',
    accountId: 'daba_bacon',
    ofProduct: 'chengkou-bacon',
    link: 'https://live.kuaishou.com/u/daba_bacon',
    appLink: 'kwai://live/play/daba_bacon',
    replayLink: 'https://www.kuaishou.com/short-video/3xdababacon01',
  },
  {
    ...web,
    key: 'youyang',
    platform: 'taobao',
    name: '酉阳山货铺',
    accountId: 'youyang_shanhuo',
    ofProduct: null,
    link: 'https://m.tb.cn/h.gYouYangShanHuo',
    appLink:
      'tbopen://m.taobao.com/tbopen/index.html?h5Url=https%3A%2F%2Fh5.m.taobao.com%2Ftaolive%2Fvideo.html',
    replayLink: 'https://market.m.taobao.com/app/tb-source-app/video-fullpage/index.html',
  },
  {
    ...web,
    key: 'culture',
    platform: 'other',
    name: '渝见乡村（哔哩哔哩）',
    accountId: 'yujian_xiangcun',
    ofProduct: null,
    link: 'https://live.bilibili.com/22637261',
    replayLink: 'https://www.bilibili.com/video/BV1yu411x7Xc',
  },
]

export const liveRows: readonly LiveRow[] = [
  {
    room: 'official',
    title: '脐橙开园：从树上到家门口',
    hostName: '渝乡集选品员',
    county: '奉节县',
    productKeys: ['fengjie-navel-orange', 'fengjie-newhall', 'fengjie-blood-orange', 'fengjie-fava-bean'],
    cover: { ground: 'apricot', hero: { emoji: '1f34a' }, sides: [{ emoji: '1f333' }, { emoji: '1f3a5' }] },
  },
  {
    room: 'official',
    title: '专馆探店：一次买齐年货',
    hostName: '渝乡集选品员',
    county: null,
    productKeys: ['fuling-zhacai', 'hechuan-peach-slices', 'zhongxian-fermented-tofu', 'fengdu-beef-jerky'],
    cover: { ground: 'rose', hero: { emoji: '1f9fa' }, sides: [{ emoji: '1f336-fe0f' }, { emoji: '1f3a5' }] },
    fromCentreHall: true,
  },
  {
    room: 'fengjie',
    title: '三峡库区的甜，果园现摘',
    hostName: '奉节县电商服务站主播',
    county: '奉节县',
    productKeys: ['fengjie-blood-orange', 'fengjie-navel-orange', 'wushan-love-orange', 'wushan-crisp-plum'],
    cover: {
      ground: 'honey',
      hero: { emoji: '1f34a', hue: -12 },
      sides: [{ emoji: '26f0-fe0f' }, { emoji: '1f3a4' }],
    },
  },
  {
    room: 'daba',
    title: '火塘边的老腊肉，看得见的烟熏',
    hostName: '城口县合作社驻村主播',
    county: '城口县',
    productKeys: ['chengkou-bacon', 'chengkou-sausage', 'chengkou-walnut', 'chengkou-shiitake'],
    cover: { ground: 'clay', hero: { emoji: '1f953' }, sides: [{ emoji: '1f525' }, { emoji: '1f3a4' }] },
  },
  {
    room: 'youyang',
    title: '酉阳茶油与花田贡米专场',
    hostName: '驻村工作队主播',
    county: '酉阳土家族苗族自治县',
    productKeys: ['youyang-camellia-oil', 'youyang-huatian-rice', 'youyang-buckwheat', 'xiushan-chicken'],
    cover: { ground: 'wheat', hero: { emoji: '1f35a' }, sides: [{ emoji: '1f33e' }, { emoji: '1f3a4' }] },
  },
  {
    room: 'culture',
    title: '跟着茶农走一趟：老鹰茶与秀芽',
    hostName: '乡村文化志愿者',
    county: '巫溪县',
    productKeys: ['wuxi-old-eagle-tea', 'yongchuan-tea', 'nanchuan-ancient-tea', 'xiushan-maojian'],
    cover: { ground: 'mint', hero: { emoji: '1f375' }, sides: [{ emoji: '1f33f' }, { emoji: '1f3a5' }] },
  },
]
