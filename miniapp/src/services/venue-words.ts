import type { VenueKind } from '@yuxiang/shared/api/venues'

export const venueKindNames: Record<VenueKind, string> = { hall: '专馆', counter: '专柜', zone: '专区' }
