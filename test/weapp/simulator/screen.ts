import { setTimeout as sleep } from 'node:timers/promises'
import { findNode } from './find.ts'
import type { SimulatedPage } from './page.ts'
import type { PageStack } from './page-stack.ts'
import { nodesOf, type TreeNode, visibleText } from './tree.ts'

const patienceMs = 8_000
/** No finger is faster; the app has drawn its answer by then. */
const betweenTouchesMs = 50

/** The page on top as a person sees and touches it. Everything waits until it is there. */
export class Screen {
  readonly #stack: PageStack
  readonly #root: () => TreeNode | undefined

  constructor(stack: PageStack, root: () => TreeNode | undefined = () => stack.top.tree) {
    this.#stack = stack
    this.#root = root
  }

  /** All words on it. */
  get text(): string {
    const root = this.#root()
    return root ? visibleText(root) : ''
  }

  /** Sources of all pictures on it. */
  get pictures(): (string | undefined)[] {
    const root = this.#root()
    const images = root ? [...nodesOf(root)].filter((node) => node.tag === 'image') : []
    return images.map((image) => image.attribute('src'))
  }

  get path(): string {
    return this.#stack.top.path
  }

  /** Waits until the words are on the page. */
  async sees(words: string | RegExp): Promise<void> {
    await this.#until(
      () => (typeof words === 'string' ? this.text.includes(words) : words.test(this.text)) || undefined,
      `“${words}” is not on the screen`,
    )
  }

  /** Waits until a page is on top. */
  async opens(path: string): Promise<void> {
    await this.#until(() => this.path === path || undefined, `${path} did not open`)
  }

  /** The group of that name (a sheet, a shop's goods), as a screen of its own. */
  within(name: string): Screen {
    return new Screen(this.#stack, () => {
      const root = this.#root()
      return root && findNode(root, name, (node) => node.attribute('aria-role') === 'group')
    })
  }

  /** Waits for the node of that name, words or label. */
  find(name: string | RegExp, accepts?: (node: TreeNode) => boolean): Promise<TreeNode> {
    return this.#until(() => {
      const root = this.#root()
      return root && findNode(root, name, accepts)
    }, `there is no “${name}”`)
  }

  /** Taps what is called so, once it can be tapped. */
  async tap(name: string | RegExp): Promise<void> {
    const node = await this.find(name, (found) => isWithinTappable(found) && !isOff(found))
    await this.#touch(node, 'tap', { x: 10, y: 10 }, true)
  }

  /** Types into the field with that label. */
  async type(label: string | RegExp, value: string): Promise<void> {
    const field = await this.find(label, (node) => node.reports('input'))
    await this.#touch(field, 'input', { value, cursor: value.length, keyCode: 0 }, false)
  }

  /** Presses the keyboard's “done” in the field with that label. */
  async confirm(label: string | RegExp): Promise<void> {
    const field = await this.find(label, (node) => node.reports('confirm'))
    await this.#touch(field, 'confirm', { value: field.attribute('value') ?? '' }, false)
  }

  /** Presses WeChat's own button that hands over the phone number, and allows it. */
  async givePhoneNumber(button: string, phoneNumber: string): Promise<void> {
    const node = await this.find(button, (found) => found.attribute('open-type') === 'getPhoneNumber')
    const detail = { code: `phone-${phoneNumber}`, errMsg: 'getPhoneNumber:ok' }
    await this.#touch(node, 'getphonenumber', detail, false)
  }

  async #touch(...[node, type, detail, bubbles]: Parameters<SimulatedPage['send']>): Promise<void> {
    this.#stack.top.send(node, type, detail, bubbles)
    await sleep(betweenTouchesMs)
  }

  async #until<T>(look: () => T | undefined, complaint: string): Promise<T> {
    const end = Date.now() + patienceMs
    for (;;) {
      const found = look()
      if (found !== undefined) return found
      if (Date.now() > end) throw new Error(`${complaint}; ${this.path} shows:\n${this.text}`)
      await sleep(20)
    }
  }
}

/** Something at or around the node listens for taps. */
function isWithinTappable(node: TreeNode): boolean {
  for (let at: TreeNode | null = node; at; at = at.parent) if (at.reports('tap')) return true
  return false
}

/** The node, or a control around it, says that it is off. */
function isOff(node: TreeNode): boolean {
  for (let at: TreeNode | null = node; at; at = at.parent) {
    if (at.attribute('aria-disabled') === 'true') return true
  }
  return false
}
