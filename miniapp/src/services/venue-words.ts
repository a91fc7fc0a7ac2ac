import type { VenueKind, VenuePlace } from '@yuxiang/shared/api/venues'
import { metresBetween, type Point } from '@yuxiang/shared/venues/place'

export const venueKindNames: Record<VenueKind, string> = { hall: '专馆', counter: '专柜', zone: '专区' }

/** Its kind as people say it: the centre hall is one of a kind. */
export const kindName = ({ kind, isCentre }: { kind: VenueKind; isCentre: boolean }): string =>
  isCentre ? '中心馆' : venueKindNames[kind]

/** The district an address begins with. */
export const districtOf = (address: string): string =>
  /^(?:重庆市?)?(.{1,8}?(?:自治县|区|县|市))/.exec(address)?.[1] ?? '其他'

/** Places by the districts they stand in, as they came. */
export function byDistrict(places: readonly VenuePlace[]): { district: string; places: VenuePlace[] }[] {
  const groups = new Map<string, VenuePlace[]>()
  for (const place of places) {
    const district = districtOf(place.address)
    groups.set(district, [...(groups.get(district) ?? []), place])
  }
  return [...groups].map(([district, inside]) => ({ district, places: inside }))
}

/** The nearest first; what has no point comes last. */
export function byDistance(
  places: readonly VenuePlace[],
  from: Point,
): { place: VenuePlace; metres: number | null }[] {
  return places
    .map((place) => ({ place, metres: place.point ? metresBetween(from, place.point) : null }))
    .sort((a, b) => (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY))
}
