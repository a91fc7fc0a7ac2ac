import type { GrantScope } from '@yuxiang/shared/api/union'
import { countiesOf, listProducts, type Within } from '../catalog/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { venueNames } from '../venues/index.ts'

/** The part of the catalogue a scope is about; without the goods that an authority keeps out of it. */
export const withinOf = (scope: GrantScope): Within => ({ open: 'union', ...named(scope) })

function named(scope: GrantScope): Within {
  switch (scope.kind) {
    case 'city':
      return {}
    case 'counties':
      return { countyCodes: scope.countyCodes }
    case 'products':
      return { productIds: scope.productIds }
    case 'venues':
      return { venueIds: scope.venueIds }
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
    case 'venues': {
      const known = await venueNames(platform.database.db, scope.venueIds)
      return scope.venueIds.every((id) => known.get(id)?.isOpen)
    }
  }
}

const namesShown = 3

/** `奉节县、巫山县、城口县等 5 个区县`. */
const joined = (names: readonly string[], unit: string) =>
  names.slice(0, namesShown).join('、') + (names.length > namesShown ? `等 ${names.length} 个${unit}` : '')

/** A scope in words: `奉节县、巫山县的帮扶产品`; in a transaction read on its connection. */
export async function scopeTextOf(platform: Platform, scope: GrantScope, tx?: Db): Promise<string> {
  switch (scope.kind) {
    case 'city':
      return '全市帮扶产品'
    case 'counties': {
      const counties = await countiesOf(platform, tx)
      const names = scope.countyCodes.map(
        (code) => counties.find((county) => county.code === code)?.name ?? code,
      )
      return `${joined(names, '区县')}的帮扶产品`
    }
    case 'products':
      return `指定的 ${scope.productIds.length} 种帮扶产品`
    case 'venues': {
      const known = await venueNames(tx ?? platform.database.db, scope.venueIds)
      const names = scope.venueIds.map((id) => known.get(id)?.name ?? '已撤销的场馆')
      return `${joined(names, '场馆')}里的帮扶产品`
    }
  }
}
