export { markReceived, parcelsDue, recordShipment, type Shipment, shipmentOf } from './parcels.ts'
export { defineFulfilmentJobs } from './report-shipping.ts'
export { trackParcel } from './track-parcel.ts'
