import { pages } from '@/services/navigation'
import { LiveDeskPage } from '../shared/live-desk-page'
import { OperatorWaivers } from './operator-waivers'
import { OwnWaivers } from './own-waivers'

/** 手续费减免: the operator decides by month, a shop sees how far it is and what was decided. */
export default function FeeWaiversPage() {
  return (
    <LiveDeskPage section="feeWaivers" title="手续费减免" page={pages.feeWaivers}>
      {({ userId, shop }) =>
        shop ? <OwnWaivers userId={userId} shop={shop} /> : <OperatorWaivers userId={userId} />
      }
    </LiveDeskPage>
  )
}
