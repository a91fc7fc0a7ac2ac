import type { TrackEvent } from '../platform/integrations/express/index.ts'

/** As carriers say it; "待签收" and the like are still on their way. */
const SIGNED = /已签收|签收人|已妥投/
/** On its way back to the sender, or signed for by the sender. */
const SENT_BACK = /退回|退件/

/** Whether the carrier says that a parcel was handed over to whom it was sent. */
export const isSignedFor = (events: readonly TrackEvent[]): boolean =>
  events.some(({ text }) => SIGNED.test(text) && !SENT_BACK.test(text))
