import { type LivePlace, livePlaces } from '@yuxiang/shared/live/platforms'
import { pages, pageUrl } from './navigation'

/** The page of a session, with where its visitor came from. */
export const livePageUrl = (sessionId: string, place: LivePlace): string =>
  pageUrl(pages.liveSession, { id: sessionId, from: place })

/** Where a visitor of a session's page came from, as its address says; null when it says nothing of the kind. */
export const placeOf = (from: string | undefined): LivePlace | null =>
  livePlaces.find((place) => place === from) ?? null
