import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'
import type {} from '../../support/browser-setup.ts'
import { openBrowser, openPhone, type Phone, type PhoneOptions } from './phone.ts'

/** A browser for the tests of one file: what it answers opens a phone on the shop for one test. */
export function phones(): (options?: PhoneOptions) => Promise<Phone> {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
  })
  afterAll(() => browser.close())
  return (options) => openPhone(browser, inject('shopUrl'), options)
}
