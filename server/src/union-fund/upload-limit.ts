import type { RouteLimit } from '../platform/http/routes.ts'

/** Files an officer may send: reading one costs more than other calls. */
export const uploadsPerOfficer: RouteLimit = { count: 60, seconds: 3_600, per: 'actor' }
