import { Hono } from 'hono'
import { handleErrors } from './platform/http/errors.ts'
import { mountFileRoute } from './platform/http/file-route.ts'
import type { Edge, MountedRoute } from './platform/http/mount.ts'
import { createStaticSite } from './platform/http/static.ts'
import { mountSystemRoutes } from './platform/http/system-routes.ts'
import { handleUnmatched } from './platform/http/unmatched.ts'
import type { Platform } from './platform/index.ts'

export interface App {
  hono: Hono
  routes: MountedRoute[]
}

/** Puts every domain's routes on one app. The order of this list is the table of contents of the server. */
export function createApp(platform: Platform, options: { checkAnswers: boolean }): App {
  const { config, tokens, limits, log } = platform
  const edge: Edge = {
    verifyToken: tokens.verifyToken,
    takeLimit: (route, limit, caller) => limits.take(route, caller, limit),
    trustProxyHops: config.TRUST_PROXY_HOPS,
    checkAnswers: options.checkAnswers,
  }
  const hono = new Hono()
  handleErrors(hono, log)
  const routes = mountDomains(hono, edge, platform)
  mountSystemRoutes(hono, platform)
  mountFileRoute(hono, platform.files)
  handleUnmatched(hono, config.H5_DIRECTORY ? createStaticSite(config.H5_DIRECTORY, config.PUBLIC_URL) : null)
  return { hono, routes }
}

function mountDomains(_app: Hono, _edge: Edge, _platform: Platform): MountedRoute[] {
  return []
}
