export { createKuaidi100, type Kuaidi100Config } from './kuaidi100.ts'
export { ExpressError, type ExpressTracker, type ParcelNumber, type TrackEvent } from './tracker.ts'
