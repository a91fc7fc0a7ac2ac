import type { GrantScope } from '@yuxiang/shared/api/union'
import { countiesOf, listProducts, type Within } from '../catalog/index.ts'
import type { Platform } from '../platform/index.ts'

/** The part of the catalogue a scope is about. */
export function withinOf(scope: GrantScope): Within {
  switch (scope.kind) {
    case 'city':
      return {}
    case 'counties':
      return { countyCodes: scope.countyCodes }
    case 'products':
      return { productIds: scope.productIds }
  }
}

/** How many certified products a scope has today, and whether all it names is there and certified. */
export async function measureScope(
  platform: Platform,
  scope: GrantScope,
): Promise<{ usableProducts: number; isValid: boolean }> {
  const { total = 0 } = await listProducts(platform, { certified: 'true', pageSize: 1 }, withinOf(scope))
  return { usableProducts: total, isValid: total > 0 && (await isKnown(platform, scope, total)) }
}

async function isKnown(platform: Platform, scope: GrantScope, usableProducts: number): Promise<boolean> {
  switch (scope.kind) {
    case 'city':
      return true
    case 'counties': {
      const codes = new Set((await countiesOf(platform)).map((county) => county.code))
      return scope.countyCodes.every((code) => codes.has(code))
    }
    case 'products':
      return new Set(scope.productIds).size === usableProducts
  }
}

const countiesShown = 3

/** A scope in words: `奉节县、巫山县的帮扶产品`. */
export async function scopeTextOf(platform: Platform, scope: GrantScope): Promise<string> {
  switch (scope.kind) {
    case 'city':
      return '全市帮扶产品'
    case 'counties': {
      const counties = await countiesOf(platform)
      const names = scope.countyCodes.map(
        (code) => counties.find((county) => county.code === code)?.name ?? code,
      )
      const more = names.length > countiesShown ? `等 ${names.length} 个区县` : ''
      return `${names.slice(0, countiesShown).join('、')}${more}的帮扶产品`
    }
    case 'products':
      return `指定的 ${scope.productIds.length} 种帮扶产品`
  }
}
