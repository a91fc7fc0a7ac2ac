import type { TestProject } from 'vitest/node'
import { launchShop } from './launched-shop.ts'

declare module 'vitest' {
  interface ProvidedContext {
    shopUrl: string
  }
}

/**
 * Vitest's setup for tests against a whole shop: TEST_SHOP_URL's, or one started here. The first project which
 * asks starts it and names it in that variable, so that all projects of a run share one.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = process.env.TEST_SHOP_URL
  if (shared) {
    project.provide('shopUrl', shared)
    return async () => {}
  }
  const shop = await launchShop()
  process.env.TEST_SHOP_URL = shop.url
  project.provide('shopUrl', shop.url)
  return async () => {
    delete process.env.TEST_SHOP_URL
    await shop.stop()
  }
}
