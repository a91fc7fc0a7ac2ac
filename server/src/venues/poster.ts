import { Id } from '@yuxiang/shared/api/endpoint'
import type { Hono } from 'hono'
import { Refusal } from '../platform/http/refusal.ts'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { writeOnThread } from '../platform/write-on-thread.ts'
import { requireVenue } from './find-venue.ts'
import type { Poster } from './write-poster.ts'

const pathOf = (venueId: string) => `/api/operations/venues/${venueId}/poster/file`

/** Where a venue's QR code leads: its page, which tells the shop that this is where the buyer stands. */
function scanAddress({ config }: Pick<Platform, 'config'>, code: string): string {
  const url = new URL('/packages/venues/detail/index', config.PUBLIC_URL)
  url.searchParams.set('venue', code)
  return url.href
}

/** An address, good for 10 minutes, of the poster with the venue's QR code. */
export async function posterLink({ config, clock, database }: Platform, venueId: string): Promise<string> {
  const { id } = await requireVenue(database.db, venueId)
  return signedLink(config.SECRET_KEY, pathOf(id), clock())
}

/** `GET /api/operations/venues/{id}/poster/file?expires=&signature=` */
export function mountVenuePoster(app: Hono, platform: Platform): void {
  mountSignedFile(app, platform, pathOf(':id'), async ({ id = '' }) => {
    if (!Id.safeParse(id).success) throw new Refusal('venue_not_found')
    const venue = await requireVenue(platform.database.db, id)
    const poster: Poster = {
      kind: venue.kind,
      name: venue.name,
      isCentre: venue.isCentre,
      place: [venue.address, venue.machineNo && `设备编号 ${venue.machineNo}`].filter(Boolean).join('　'),
      openingHours: venue.openingHours,
      address: scanAddress(platform, venue.code),
      code: venue.code,
    }
    const bytes = await writeOnThread(new URL('./write-poster-worker.ts', import.meta.url), poster)
    return { bytes, contentType: 'application/pdf', name: `场馆码海报 ${venue.name}.pdf` }
  })
}
