import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium as engine, type Page } from 'playwright-core'

/** A headless Chromium from npm; its single-process flags crash with the second page. */
export async function openBrowser(): Promise<Browser> {
  const args = chromium.args.filter((flag) => !['--single-process', '--no-zygote'].includes(flag))
  return engine.launch({ executablePath: await chromium.executablePath(), args, headless: true })
}

/** A phone of 390×844 whose page must not complain: errors of script, CSP and console are collected. */
export interface Phone {
  context: BrowserContext
  page: Page
  complaints: string[]
}

export async function openPhone(browser: Browser, url: string): Promise<Phone> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  return { context, page, complaints }
}
