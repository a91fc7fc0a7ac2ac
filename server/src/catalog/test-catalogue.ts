import type { Mark } from '@yuxiang/shared/api/catalog'
import type { CertifiedMark } from '../brands/index.ts'
import type { NewMerchant } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { NewProduct } from './add-products.ts'
import { writeReference } from './write-front.ts'

/** Two counties and two branches of categories, for tests. */
export async function writeTestReference(tx: Db): Promise<void> {
  await writeReference(tx, {
    counties: [
      { code: '500236', name: '奉节县', area: '渝东北三峡库区城镇群', nationalKey: false },
      { code: '500229', name: '城口县', area: '渝东北三峡库区城镇群', nationalKey: true },
    ],
    categories: [
      { key: 'fruit', parentKey: null, name: '新鲜水果', position: 1, imageHash: 'a' },
      { key: 'citrus', parentKey: 'fruit', name: '橙柚柑橘', position: 1, imageHash: 'b' },
      { key: 'vegetables', parentKey: null, name: '蔬菜菌菇', position: 2, imageHash: 'c' },
      { key: 'cabbage', parentKey: 'vegetables', name: '高山蔬菜', position: 1, imageHash: 'd' },
    ],
  })
}

/** A product to be varied. */
export const testProduct = (merchantId: string): NewProduct => ({
  merchantId,
  categoryKey: 'citrus',
  topCategoryKey: 'fruit',
  categoryNames: [],
  countyCode: '500236',
  county: '奉节县',
  township: '',
  name: '奉节脐橙',
  subtitle: '',
  detail: [],
  imageHashes: ['0000000000000000'],
  marks: [],
  origin: '',
  netContent: '',
  shelfLife: '',
  storage: '',
  fresh: true,
  servicePromises: [],
  listedAt: new Date('2026-01-01T00:00:00Z'),
  sales: 0,
  skus: [{ name: '一份', priceFen: 1_000, weightG: 500, stock: 10 }],
})

/** A mark that holds, with a number of its own. */
export const testMark = (mark: Mark, number: number): CertifiedMark => ({
  mark,
  certificateNo: `TEST-${mark}-${number}`,
  issuer: '测试发证机构',
  validFrom: '2026-01-01',
  validTo: '2099-12-31',
})

/** Sells them. */
export const testMerchant = (joinedAt: Date): NewMerchant => ({
  name: '测试合作社',
  county: '奉节县',
  countyCode: '500236',
  kind: 'cooperative',
  story: '',
  contactName: '李测试',
  contactPhoneEncrypted: '',
  freight: {
    freeAboveFen: null,
    baseWeightG: 1_000,
    baseFen: 600,
    stepWeightG: 1_000,
    stepFen: 200,
    regionOverrides: [],
    excludedProvinceCodes: [],
  },
  joinedAt,
  staffIds: [],
})
