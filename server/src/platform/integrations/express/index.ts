export { createKuaidi100 } from './kuaidi100.ts'
export { ExpressError, type ExpressTracker, type ParcelNumber, type TrackEvent } from './tracker.ts'
