import type { MeasureInput } from '@yuxiang/shared/api/supervision'
import type { Caller } from '../../../test/support/caller.ts'
import { anew } from '../../../test/support/merchants.ts'
import { newPhone, type Shop } from '../../../test/support/shop.ts'
import { assignCounty, createStaff } from '../identity/index.ts'

export const fengjie = '500236'
export const chengkou = '500229'
export const city = '500000'
export const dayMs = 86_400_000

/** A market regulator of a county, or of the city, signed in. */
export async function regulator(shop: Shop, regionCode = fengjie): Promise<Caller> {
  const { platform } = shop.server
  const phone = newPhone()
  const userId = await createStaff(platform, { phone, roles: ['regulator'] })
  await assignCounty(platform.database.db, userId, regionCode, 'regulator')
  return anew(shop, { userId, phone })
}

/** A measure against a merchant, from now on and of the officer's own finding unless said otherwise. */
export const measureOf = (
  merchantId: string,
  kind: MeasureInput['kind'],
  rest: Partial<MeasureInput> = {},
): MeasureInput => ({
  merchantId,
  kind,
  productId: null,
  reason: '多次以次充好，经约谈未改正',
  startsAt: null,
  endsAt: null,
  remedy: null,
  isPublished: true,
  sourceKind: 'desk',
  sourceId: null,
  ...rest,
})
