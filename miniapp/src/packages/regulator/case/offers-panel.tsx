import type { CaseOffer } from '@yuxiang/shared/api/complaint-views'
import { OfferView } from '@/components/Cases/offer-view'
import { Panel } from '@/workbench/figures'

/** The rounds of a mediation, the newest first. */
export function OffersPanel({ offers }: { offers: readonly CaseOffer[] }) {
  return (
    <Panel title="调解方案">
      {[...offers].reverse().map((offer) => (
        <OfferView key={offer.id} offer={offer} />
      ))}
    </Panel>
  )
}
