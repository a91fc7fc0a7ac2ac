import { createContext, runInContext } from 'node:vm'
import { readAppConfig } from './app-config.ts'
import { Modules } from './modules.ts'
import { forgetSince2020 } from './older.ts'
import { type PageOptions, SimulatedPage } from './page.ts'
import { PageStack } from './page-stack.ts'
import { Screen } from './screen.ts'
import { readTemplates } from './templates.ts'
import { accountApi, type Person } from './wx/account.ts'
import { deviceApi, launchOptions } from './wx/device.ts'
import { createFeedback, type Feedback, feedbackApi } from './wx/feedback.ts'
import { navigationApi } from './wx/navigation.ts'
import { queriesApi } from './wx/queries.ts'
import { type Network, requestApi } from './wx/request.ts'
import { storageApi } from './wx/storage.ts'

/** A phone on which the mini program runs. */
export interface Phone {
  screen: Screen
  stack: PageStack
  network: Network
  feedback: Feedback
  person: Person
  /** What the app wrote to `console.error`. */
  errors: string[]
}

export interface PhoneOptions {
  /** The built mini program. */
  directory: string
  shopUrl: string
  /** What earlier visits left on the phone; a phone given the same map is the same phone, started again. */
  storage?: Map<string, string>
  /** The network is cut from the start. */
  cut?: boolean
  personName?: string
  /** Its engine knows JavaScript as of 2020. */
  old?: boolean
}

/** Starts the mini program, as a tap on its icon does, at its first page. */
export function startPhone(options: PhoneOptions): Phone {
  const { directory, shopUrl } = options
  const config = readAppConfig(directory)
  const templates = readTemplates(directory)
  const network: Network = { shopUrl, cut: options.cut ?? false, requests: [] }
  const feedback = createFeedback()
  const person: Person = {
    name: options.personName ?? 'somebody',
    pays: true,
    agrees: true,
    askedAbout: [],
    paid: [],
  }
  const errors: string[] = []

  // What comes from outside is of the app's own world, as on a phone: its arrays know what the app's arrays know.
  let parse: (text: string) => unknown = JSON.parse
  const read = (text: string) => parse(text)

  let definition: PageOptions | undefined
  const definitions = new Map<string, PageOptions>()
  const stack = new PageStack(config, (path, query) => {
    if (!definitions.has(path)) {
      modules.load(`${path}.js`)
      if (!definition) throw new Error(`${path}.js calls no Page()`)
      definitions.set(path, definition)
      definition = undefined
    }
    return new SimulatedPage(path, query, definitions.get(path) ?? {}, templates)
  })
  let app: PageOptions = {}
  const context = createContext({
    ...hostGlobals(errors),
    wx: {
      ...deviceApi(),
      ...storageApi(options.storage ?? new Map(), read),
      ...requestApi(network, read),
      ...navigationApi(stack),
      ...feedbackApi(feedback),
      ...accountApi(shopUrl, person),
      ...queriesApi(),
    },
    App: (given: PageOptions) => {
      app = given
    },
    Page: (given: PageOptions) => {
      definition = given
    },
    Component() {},
    getApp: () => app,
    getCurrentPages: () => stack.pages.map((page) => page.instance),
  })
  parse = runInContext('JSON.parse', context)
  if (options.old) runInContext(forgetSince2020, context)
  const modules = new Modules(directory, context)
  modules.load('app.js')
  for (const method of ['onLaunch', 'onShow']) {
    const member = app[method]
    if (typeof member === 'function') member.call(app, launchOptions)
  }
  stack.relaunch(`/${config.pages[0]}`)
  return { screen: new Screen(stack), stack, network, feedback, person, errors }
}

/** What WeChat's JavaScript engine has beside the language: timers and a console; no window, no fetch. */
function hostGlobals(errors: string[]) {
  const error = (...said: unknown[]) => void errors.push(said.map(String).join(' '))
  return {
    console: { log() {}, info() {}, debug() {}, warn() {}, error },
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
  }
}
