import type { OfferScope } from '@yuxiang/shared/api/offer-terms'
import { categoriesOf, countiesOf, venueNamesOf } from '../catalog/index.ts'
import type { Platform } from '../platform/index.ts'

const namesShown = 3

const joined = (names: readonly string[], unit: string) =>
  names.slice(0, namesShown).join('、') + (names.length > namesShown ? `等 ${names.length} 个${unit}` : '')

export type ScopeText = (scope: OfferScope, ownerName: string | null) => string

/** Words for scopes: 全场商品, 渝乡果业全店, 奉节县、巫山县的橙柚柑橘, 指定的 5 种商品. Reference data is read once for all. */
export async function scopeTexts(platform: Platform): Promise<ScopeText> {
  const counties = new Map((await countiesOf(platform)).map(({ code, name }) => [code, name]))
  const categories = new Map((await categoriesOf(platform)).map(({ key, name }) => [key, name]))
  const venues = await venueNamesOf(platform)
  return ({ productIds, categoryKeys, countyCodes, merchantIds, venueIds }, ownerName) => {
    if (productIds.length > 0) return `指定的 ${productIds.length} 种商品`
    const places = joined(
      countyCodes.map((code) => counties.get(code) ?? code),
      '区县',
    )
    const kinds = joined(
      categoryKeys.map((key) => categories.get(key) ?? key),
      '类目',
    )
    const halls = joined(
      venueIds.map((id) => venues.get(id)?.name ?? '已撤销的场馆'),
      '场馆',
    )
    const shops = ownerName ?? (merchantIds.length > 0 ? `${merchantIds.length} 家店铺` : '')
    if (places === '' && kinds === '' && halls === '') return shops === '' ? '全场商品' : `${shops}全店商品`
    const where = [shops, halls, places].filter((part) => part !== '').join(' ')
    return where === '' ? kinds : `${where}的${kinds || '商品'}`
  }
}
