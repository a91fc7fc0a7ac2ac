export { markReceived, parcelsDue, recordShipment, shipmentOf, shipmentsOf } from './parcels.ts'
export { defineFulfilmentJobs } from './report-shipping.ts'
export { trackParcel } from './track-parcel.ts'
