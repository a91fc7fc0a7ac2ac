import type { ManagedVenue, VenueInput } from '@yuxiang/shared/api/venues'

/** What is typed into a venue's form; numbers and spans as text, until they are read. */
export interface VenueDraft extends Omit<VenueInput, 'point' | 'follow'> {
  /** `29.5571, 106.5771`, as maps show it to copy. */
  place: string
  follows: boolean
  followCounties: { code: string; name: string }[]
  followCategory: string
}

export const draftOf = (
  venue: ManagedVenue | undefined,
  countyNames: ReadonlyMap<string, string>,
): VenueDraft => ({
  kind: venue?.kind ?? 'hall',
  name: venue?.name ?? '',
  isCentre: venue?.isCentre ?? false,
  countyCode: venue?.countyCode ?? null,
  collection: venue?.collection ?? null,
  township: venue?.township ?? null,
  address: venue?.address ?? '',
  openingHours: venue?.openingHours ?? '',
  hours: venue?.hours ?? [],
  phone: venue?.phone ?? '',
  machineNo: venue?.machineNo ?? '',
  pictures: venue?.pictures ?? [],
  intro: venue?.intro ?? '',
  place: venue?.point ? `${venue.point.lat}, ${venue.point.lng}` : '',
  follows: Boolean(venue?.follow),
  followCounties: (venue?.follow?.countyCodes ?? []).map((code) => ({
    code,
    name: countyNames.get(code) ?? code,
  })),
  followCategory: venue?.follow?.categoryKey ?? '',
})

/** The point of a text with two numbers, latitude first; null for an empty one, undefined for anything else. */
export function readPoint(text: string): VenueInput['point'] | undefined {
  if (text.trim() === '') return null
  const parts = /^\s*(\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(\d{1,3}(?:\.\d+)?)\s*$/.exec(text)
  return parts ? { lat: Number(parts[1]), lng: Number(parts[2]) } : undefined
}

/** The body to save: what does not belong to the kind is left out. */
export function venueInput(draft: VenueDraft): VenueInput {
  const { place, follows, followCounties, followCategory, ...input } = draft
  const isZone = input.kind === 'zone'
  const isCentre = input.kind === 'hall' && input.isCentre
  const collection = isZone ? (input.collection ?? 'theme') : null
  return {
    ...input,
    isCentre,
    countyCode: isCentre ? null : input.countyCode,
    collection,
    township: collection === 'township' ? input.township : null,
    follow:
      isZone && follows
        ? { countyCodes: followCounties.map(({ code }) => code), categoryKey: followCategory || null }
        : null,
    address: isZone ? '' : input.address,
    point: isZone ? null : (readPoint(place) ?? null),
    openingHours: isZone ? '' : input.openingHours,
    hours: isZone ? [] : input.hours,
    machineNo: input.kind === 'counter' ? input.machineNo : '',
  }
}
