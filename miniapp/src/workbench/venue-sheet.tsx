import type { VenueCard } from '@yuxiang/shared/api/venues'
import { call } from '@/services/api'
import { venueKindNames } from '@/services/venue-words'
import { type Pickable, PickSheet } from './pick-sheet'

/** Enough for every venue of the city. */
const venuesMost = 100
const venuesAtOnce = 20

interface Props {
  title: string
  chosen: readonly string[]
  onTap: (venue: Pickable) => void
  onClose: () => void
}

/** Venues that are open, to choose from. Mount it to open it. */
export function VenueSheet(props: Props) {
  return (
    <PickSheet
      {...props}
      search="搜场馆名称"
      kind="venues"
      load={async ({ q }) => {
        const items: VenueCard[] = []
        let cursor: string | undefined
        do {
          const page = await call('GET /api/venues', {
            query: { ...(q ? { q } : {}), ...(cursor ? { cursor } : {}), pageSize: venuesAtOnce },
          })
          items.push(...page.items)
          cursor = page.nextCursor
        } while (cursor !== undefined && items.length < venuesMost)
        return {
          items: items.map(({ id, name, kind, county, productCount }) => ({
            id,
            name,
            hint: `${venueKindNames[kind]} · ${county ?? '全市'} · ${productCount} 款商品`,
          })),
        }
      }}
    />
  )
}
