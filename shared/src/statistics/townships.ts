import { townships } from '../venues/collections.ts'

/**
 * The name of the formerly deeply poor township that goods come from, as a key; empty for all other places. The place
 * is free text: it must be the township's name, in its own county (后坪乡 is one in 武隆 and another in 酉阳).
 */
export function townshipKeyOf(countyCode: string, place: string): string {
  const name = place.trim()
  return townships.some((one) => one.countyCode === countyCode && one.name === name) ? name : ''
}
