import type { VenueInput } from '@yuxiang/shared/api/venues'
import { catalogueChanged, productNames } from '../catalog/index.ts'
import { createStaff } from '../identity/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { assignProducts, createVenue } from '../venues/index.ts'
import { demoOperator } from './accounts.ts'
import { counties } from './counties.ts'
import { countyFacts } from './county-facts.ts'

interface DemoVenue extends VenueInput {
  /** What it sells: certified goods of these counties, or all of them. */
  countyCodes: readonly string[]
  products: number
}

const codeOf = (key: keyof typeof counties) => counties[key].code

/** One centre hall, a hall of a county, a counter in a canteen, and a zone online. Addresses are invented. */
export const demoVenues: readonly DemoVenue[] = [
  {
    kind: 'hall',
    name: '重庆消费帮扶中心馆',
    countyCode: null,
    address: '渝北区示范大道 1 号 1 层',
    openingHours: '每日 9:00–20:00',
    intro: '全市各区县的帮扶产品都在这里：看得见、尝得到，扫码就能买，寄到家。',
    countyCodes: [],
    products: 40,
  },
  {
    kind: 'hall',
    name: '奉节馆',
    countyCode: codeOf('fengjie'),
    address: '渝中区示范路 8 号 2 层',
    openingHours: '每日 10:00–19:00，周一闭馆',
    intro: '奉节脐橙和夔门山货，产地直发。',
    countyCodes: [codeOf('fengjie')],
    products: 20,
  },
  {
    kind: 'counter',
    name: '示范单位食堂专柜',
    countyCode: null,
    address: '渝中区上清寺示范单位食堂 1 层',
    openingHours: '工作日 11:00–13:30',
    intro: '干部职工吃完饭顺手带走，工会额度可用。',
    countyCodes: [codeOf('wushan'), codeOf('chengkou')],
    products: 12,
  },
  {
    kind: 'zone',
    name: '渝东北山货专区',
    countyCode: null,
    address: '',
    openingHours: '',
    intro: '奉节、巫山、城口的山货，线上集中选购。',
    countyCodes: [codeOf('fengjie'), codeOf('wushan'), codeOf('chengkou')],
    products: 40,
  },
]

/** Opens the demo's venues and fills them, by the acts that the operator uses. */
export async function writeVenues(
  tx: Db,
  context: Pick<Platform, 'clock' | 'cipher' | 'database'>,
): Promise<void> {
  const operatorId = await createStaff(context, demoOperator, tx)
  for (const { countyCodes, products, ...input } of demoVenues) {
    const venueId = await createVenue(tx, operatorId, input, { counties: countyFacts, now: context.clock() })
    const rows = await sqlOf(tx)<{ id: string }[]>`
      select product.id from products product
      join certifications certification on certification.product_id = product.id and certification.state = 'published'
      where product.state = 'onSale' and (${countyCodes.length} = 0 or product.county_code = any(${[...countyCodes]}::text[]))
      order by product.rank desc, product.id limit ${products}`
    await assignProducts(
      tx,
      operatorId,
      venueId,
      rows.map(({ id }) => id),
      { productNames, catalogueChanged },
    )
  }
}
