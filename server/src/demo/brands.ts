import { grantBrand } from '../brands/grants.ts'
import { createBrand } from '../brands/write-brand.ts'
import {
  catalogueChanged,
  countiesOf,
  productsById,
  refreshListings,
  refreshProducts,
} from '../catalog/index.ts'
import { createStaff } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { demoOperator } from './accounts.ts'
import { counties, countyRows } from './counties.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>
type CountyKey = keyof typeof counties

interface CountyBrand {
  name: string
  county: CountyKey
  intro: string
  /** A part of the names of the products that bear it. */
  word: string
  /** A company's brand under it, with the merchants' products that bear it. */
  company?: { name: string; intro: string }
}

const cityBrand = {
  name: '巴味渝珍',
  intro:
    '重庆市农产品区域公用品牌，由市农业农村委员会管理：产自巴渝、有标准、可追溯的好农产品，授权后方可使用。',
}

const countyBrands: readonly CountyBrand[] = [
  {
    name: '奉节脐橙',
    county: 'fengjie',
    intro:
      '国家地理标志，两千多年种植史。三峡库区独特的气候让果子挂树越冬，皮薄无核，可溶性固形物 12% 以上。',
    word: '脐橙',
    company: {
      name: '橙语坡',
      intro: '奉节县橙语坡柑橘专业合作社的品牌：每箱贴农户编号，谁家的果子都查得到。',
    },
  },
  {
    name: '城口老腊肉',
    county: 'chengkou',
    intro: '国家地理标志。大巴山农家年猪，井盐腌制、柏枝青冈慢熏四十天。',
    word: '腊',
  },
  {
    name: '巫山脆李',
    county: 'wushan',
    intro: '国家地理标志，“李行天下”。三峡江岸坡地，果粉厚、肉脆离核，六月底开园。',
    word: '脆李',
  },
  {
    name: '涪陵榨菜',
    county: 'fuling',
    intro: '国家地理标志，世界三大名腌菜之一。三腌三榨，鲜香嫩脆。',
    word: '榨菜',
  },
  {
    name: '石柱辣椒',
    county: 'shizhu',
    intro: '国家地理标志，中国辣椒之乡。海拔八百到一千五百米的山地，色红油亮、辣而不燥。',
    word: '椒',
  },
]

/** The tree of brands with who may use them, by the acts that the operator uses. */
export async function writeBrands(tx: Db, context: Context): Promise<void> {
  const now = context.clock()
  const scope = { userId: await createStaff(context, demoOperator, tx), isOperator: true, countyCodes: [] }
  const shelf = { countiesOf, productsById, refreshListings, refreshProducts, catalogueChanged }
  const given = { counties: countyRows, now }
  const year = Number(dayInShanghai(now).slice(0, 4))
  const validity = { validFrom: `${year - 1}-04-01`, validTo: `${year + 2}-03-31` }
  const grant = async (brandId: string, productIds: readonly string[]) => {
    if (productIds.length > 0)
      await grantBrand(tx, scope, brandId, { productIds: [...productIds], ...validity }, { shelf, now })
  }
  const cityId = await createBrand(tx, scope, { parentId: null, countyCode: null, ...cityBrand }, given)
  const bearers = await productsOf(tx, { mark: 'bayuzhen' })
  for (const one of bearers.values()) await grant(cityId, one)
  for (const { name, county, intro, word, company } of countyBrands) {
    const countyCode = counties[county].code
    const brandId = await createBrand(tx, scope, { parentId: cityId, countyCode, name, intro }, given)
    const ofCounty = await productsOf(tx, { countyCode, word })
    for (const one of ofCounty.values()) await grant(brandId, one)
    if (!company) continue
    const companyId = await createBrand(
      tx,
      scope,
      { parentId: brandId, countyCode: null, name: company.name, intro: company.intro },
      given,
    )
    const [first] = ofCounty.values()
    await grant(companyId, first ?? [])
  }
  await enterPendingMark(tx, now)
}

/** Products by whose they are. */
async function productsOf(
  tx: Db,
  { mark, countyCode, word }: { mark?: string; countyCode?: string; word?: string },
): Promise<Map<string, string[]>> {
  const rows = await sqlOf(tx)<{ merchantId: string; ids: string[] }[]>`
    select merchant_id as "merchantId", array_agg(id order by id) as ids from products
    where state = 'onSale' and (${mark ?? null}::text is null or ${mark ?? null} = any(marks))
      and (${countyCode ?? null}::text is null or county_code = ${countyCode ?? null})
      and (${word ?? null}::text is null or position(${word ?? null} in name) > 0)
    group by merchant_id order by merchant_id`
  return new Map(rows.map(({ merchantId, ids }) => [merchantId, ids.slice(0, 50)]))
}

/** Something for the county's desk to look at: a mark that the first merchant has just entered. */
async function enterPendingMark(tx: Db, now: Date): Promise<void> {
  const year = Number(dayInShanghai(now).slice(0, 4))
  await sqlOf(tx)`
    insert into product_marks (id, product_id, product_name, merchant_id, merchant_name, county_code, mark,
      certificate_no, issuer, valid_from, valid_to, state, entered_by, entered_at)
    select gen_random_uuid(), product.id, product.name, product.merchant_id, merchant.name, product.county_code, 'organic',
      ${`136OP${year}00186`}, '有机产品认证中心（示例）', ${`${year}-10-01`}::date, ${`${year + 1}-09-30`}::date, 'pending',
      staff.user_id, ${now.toISOString()}::timestamptz
    from merchant_staff staff
    join merchants merchant on merchant.id = staff.merchant_id
    join products product on product.merchant_id = merchant.id and position('血橙' in product.name) > 0
    where merchant.county_code = ${counties.fengjie.code} limit 1`
}
