import { setTimeout as sleep } from 'node:timers/promises'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium as engine, type Page } from 'playwright-core'

const LAUNCHES = 8
const PAUSE_MS = 500

/**
 * A headless Chromium from npm; its single-process flags crash with the second page. Now and then it dies of SIGSEGV
 * before it has said a word, and on a busy machine several times within a second: then it is launched again, each
 * time a little later.
 */
export async function openBrowser(): Promise<Browser> {
  const args = chromium.args.filter((flag) => !['--single-process', '--no-zygote'].includes(flag))
  const executablePath = await chromium.executablePath()
  for (let launch = 1; ; launch += 1) {
    try {
      return await engine.launch({ executablePath, args, headless: true })
    } catch (error) {
      if (launch === LAUNCHES) throw error
      await sleep(launch * PAUSE_MS)
    }
  }
}

/** A phone of 390×844 whose page must not complain: errors of script, CSP and console are collected. */
export interface Phone {
  context: BrowserContext
  page: Page
  complaints: string[]
}

export interface PhoneOptions {
  /** In CSS px; 390 without it. */
  width?: number
  /** Device pixels to a CSS px: 2 for pictures to look at; a test draws a quarter of that in software. */
  pixelRatio?: number
  /** What the app has stored on this phone, such as `session` or `elder`. */
  stored?: Record<string, unknown>
}

export async function openPhone(
  browser: Browser,
  url: string,
  { width = 390, pixelRatio = 1, stored = {} }: PhoneOptions = {},
): Promise<Phone> {
  // Taro keeps a value within an object.
  const localStorage = Object.entries(stored).map(([name, data]) => ({
    name,
    value: JSON.stringify({ data }),
  }))
  const context = await browser.newContext({
    baseURL: url,
    storageState: { cookies: [], origins: [{ origin: new URL(url).origin, localStorage }] },
    viewport: { width, height: 844 },
    deviceScaleFactor: pixelRatio,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} ${message.location().url}`)
  })
  return { context, page, complaints }
}
