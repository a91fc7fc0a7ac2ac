export {
  type DueParcel,
  markReminded,
  parcelsDue,
  postponeReceipt,
  putOffReceipt,
  receiptsNear,
  stillDue,
} from './automatic-receipt.ts'
export { correctShipment } from './correct-parcel.ts'
export { isSignedFor } from './is-signed-for.ts'
export { markReceived, recordShipment, reportParcels, shipmentOf, shipmentsOf } from './parcels.ts'
export { defineFulfilmentJobs } from './report-shipping.ts'
export { trackParcel } from './track-parcel.ts'
