import { pages } from '@/services/navigation'
import { CampaignsPage } from '../shared/campaigns-page'
import { CouponEditor } from './coupon-editor'

/** 新建优惠券批次 */
export default function CouponEditPage() {
  return (
    <CampaignsPage section="coupons" title="新建优惠券" below self={pages.benchCouponEdit}>
      {(bench) => <CouponEditor bench={bench} />}
    </CampaignsPage>
  )
}
