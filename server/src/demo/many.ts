import type { Mark } from '@yuxiang/shared/api/catalog'
import {
  addProducts,
  catalogueChanged,
  type NewProduct,
  refreshProducts,
  writeReference,
} from '../catalog/index.ts'
import { recordCertifications } from '../certification/index.ts'
import { registerMerchants } from '../merchants/index.ts'
import { connect, type Db } from '../platform/db/index.ts'
import { categories } from './categories.ts'
import { countyRows } from './counties.ts'
import { freights } from './freight.ts'
import { demoMark } from './marks.ts'
import { pick, randomFrom } from './seeded.ts'

const batchSize = 500
const merchantCount = 200

/** Produce with the leaf it hangs on, a usual price in fen and a weight in grams. */
const produce: readonly [name: string, categoryKey: string, priceFen: number, weightG: number][] = [
  ['脐橙', 'citrus', 2_990, 2_600],
  ['血橙', 'citrus', 3_490, 2_600],
  ['脆李', 'stone-fruit', 4_590, 2_600],
  ['蜜柚', 'citrus', 1_990, 2_200],
  ['猕猴桃', 'kiwi-berry', 3_290, 2_600],
  ['枇杷', 'orchard', 4_990, 1_600],
  ['高山白菜', 'highland-vegetable', 1_590, 2_600],
  ['洋芋', 'tuber', 1_890, 2_600],
  ['香菇', 'mushroom', 3_990, 300],
  ['方竹笋', 'bamboo-shoot', 4_590, 600],
  ['老腊肉', 'cured-meat', 6_990, 1_100],
  ['麻辣香肠', 'cured-meat', 5_990, 600],
  ['土鸡', 'poultry', 10_900, 1_600],
  ['土鸡蛋', 'fresh-egg', 4_590, 1_800],
  ['皮蛋', 'preserved-egg', 3_290, 1_400],
  ['贡米', 'rice-grain', 5_990, 5_100],
  ['茶油', 'oil', 12_800, 1_100],
  ['红苕粉条', 'noodle', 2_690, 1_100],
  ['青花椒', 'spice', 3_290, 300],
  ['榨菜', 'zhacai', 1_590, 900],
  ['糍粑辣椒', 'chilli', 1_990, 700],
  ['豆豉', 'sauce', 1_690, 600],
  ['高山绿茶', 'green-tea', 8_800, 280],
  ['红茶', 'black-tea', 9_800, 280],
  ['老鹰茶', 'herbal-tea', 3_990, 280],
  ['土蜂蜜', 'honey', 8_900, 650],
  ['天麻', 'herb', 12_900, 300],
  ['葛粉', 'starch', 4_590, 550],
  ['桃片', 'pastry', 2_590, 500],
  ['核桃', 'nut-dried', 4_290, 1_100],
  ['豆干', 'bean-curd', 1_990, 450],
]
const grades = ['一级', '特级', '精选', '农家', '头茬', '礼盒', '家庭装', '尝鲜装', '产地直发', '手工']
const sizes = ['小份', '中份', '大份', '整箱', '双份', '试吃']
const townships = ['安坪镇', '草堂镇', '龙田乡', '双河镇', '高桥镇', '白果乡', '清水镇', '中坝村', '大垭口村']
const subtitles = [
  '山里慢长，现摘现发',
  '村集体统一收购分拣',
  '老味道，新包装',
  '海拔九百米的味道',
  '订单农业，价格稳',
]

/**
 * Fills an empty shop with `count` believable products (county × produce × grade × size), the same at every run;
 * for measuring. About 70 in 100 are certified.
 */
export async function insertManyProducts(databaseUrl: string, count: number): Promise<void> {
  const database = connect(databaseUrl, { poolMax: 1 })
  const random = randomFrom(20_260_101)
  try {
    const merchantIds = await database.transaction(async (tx) => {
      await writeReference(tx, {
        counties: countyRows,
        categories: categories.map(({ sort, ...category }) => ({
          ...category,
          position: sort,
          imageHash: '0000000000000000',
        })),
      })
      return addMerchants(tx)
    })
    for (let start = 0; start < count; start += batchSize) {
      const batch = Array.from({ length: Math.min(batchSize, count - start) }, (_, index) =>
        makeProduct(start + index, random, merchantIds),
      )
      await database.transaction(async (tx) => {
        const ids = await addProducts(tx, batch)
        await recordCertifications(
          tx,
          batch.flatMap((product, index) =>
            random() < 0.7 ? [certificationOf(product, start + index, ids[index] ?? '')] : [],
          ),
        )
        await refreshProducts(tx, new Date(), ids)
      })
    }
    await catalogueChanged(database.db)
    await database.sql`vacuum analyze`
  } finally {
    await database.close()
  }
}

const addMerchants = (tx: Db) =>
  registerMerchants(
    tx,
    Array.from({ length: merchantCount }, (_, index) => {
      const county = pick(countyRows, index)
      return {
        name: `${county.name}第${index + 1}农产品专业合作社`,
        county: county.name,
        countyCode: county.code,
        kind: 'cooperative' as const,
        story: '一百二十户乡亲合伙种、合伙卖。',
        contactName: '李成',
        contactPhoneEncrypted: '',
        freight: freights.parcel,
        joinedAt: new Date('2025-03-03T09:00:00+08:00'),
        staffIds: [],
      }
    }),
  )

function makeProduct(index: number, random: () => number, merchantIds: readonly string[]): NewProduct {
  const draw = <Item>(items: readonly Item[]) => pick(items, Math.floor(random() * items.length))
  const county = draw(countyRows)
  const [name, categoryKey, priceFen, weightG] = draw(produce)
  const leaf = categories.find((category) => category.key === categoryKey)
  const top = categories.find((category) => category.key === leaf?.parentKey)
  const price = Math.round(priceFen * (0.7 + random() * 0.8))
  const place = county.name.replace(/(?:土家族|苗族)+自治县$|[县区]$/, '')
  const township = draw(townships)
  return {
    merchantId: draw(merchantIds),
    categoryKey,
    topCategoryKey: top?.key ?? categoryKey,
    categoryNames: [leaf?.name ?? '', top?.name ?? ''],
    countyCode: county.code,
    county: county.name,
    township,
    name: `${place}${name} ${draw(grades)} ${draw(sizes)} ${index + 1}号`,
    subtitle: draw(subtitles),
    detail: [
      `产自重庆市${county.name}${township}，合作社统一收购、统一分拣。`,
      '下单后四十八小时内从产地发出。',
    ],
    imageHashes: ['0000000000000000'],
    marks: marksOf(random).map((mark) => demoMark(mark, String(index))),
    origin: `重庆市${county.name}${township}`,
    netContent: '见规格',
    shelfLife: '见包装',
    storage: '阴凉通风处',
    fresh: top?.key === 'fruit' || top?.key === 'vegetables',
    servicePromises: ['48小时发货', '坏单包赔'],
    listedAt: new Date(Date.parse('2025-03-03T01:00:00Z') + Math.floor(random() * 600 * 86_400_000)),
    sales: Math.floor(20_000 * random() ** 6),
    skus: [
      { name: '单件', priceFen: price, weightG, stock: Math.floor(random() * 2_000) },
      { name: '两件', priceFen: price * 2 - 200, weightG: weightG * 2, stock: Math.floor(random() * 1_000) },
    ],
  }
}

const certificationOf = (product: NewProduct, index: number, productId: string) => ({
  productId,
  certificateNo: `渝帮认〔2026〕多${index + 1}号`,
  state: 'published' as const,
  publishedOn: '2026-01-05',
  validTo: '2029-01-04',
  households: 10 + (index % 200),
  yuanPerHouseholdYear: 1_000 + (index % 30) * 100,
  benefitWays: ['contractPurchase', 'wages'],
  countyCode: product.countyCode,
})

function marksOf(random: () => number): Mark[] {
  if (random() < 0.2) return ['greenFood']
  return random() < 0.1 ? ['geographicalIndication', 'bayuzhen'] : []
}
