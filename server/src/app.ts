import { Hono } from 'hono'
import type { MountedRoute } from './platform/http/mount.ts'
import type { Platform } from './platform/index.ts'

export interface App {
  hono: Hono
  routes: MountedRoute[]
}

/** Puts every domain's routes on one app. The order of this list is the table of contents of the server. */
export function createApp(_platform: Platform): App {
  return { hono: new Hono(), routes: [] }
}
