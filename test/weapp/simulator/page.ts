import { applySetData } from './set-data.ts'
import type { Templates } from './templates.ts'
import { drawTree, type NodeData, type TreeNode } from './tree.ts'

/** What the bundle gives to `Page(…)`, as far as it is called here. */
export interface PageOptions {
  data?: Record<string, unknown>
  eh?: (event: unknown) => unknown
  [member: string]: unknown
}

/** The page object which the bundle sees as `this`. */
export interface PageInstance {
  route: string
  __route__: string
  options: Record<string, string>
  data: Record<string, unknown>
  setData(patch: Record<string, unknown>, done?: () => void): void
  [member: string]: unknown
}

/** One page on the stack: WeChat's side of it. */
export class SimulatedPage {
  readonly path: string
  readonly instance: PageInstance
  readonly #templates: Templates

  constructor(path: string, query: Record<string, string>, options: PageOptions, templates: Templates) {
    this.path = path
    this.#templates = templates
    const data = structuredClone(options.data ?? {})
    this.instance = {
      ...options,
      route: path,
      __route__: path,
      options: query,
      data,
      setData(patch, done) {
        applySetData(data, patch)
        if (done) setTimeout(done, 0)
      },
      selectComponent: () => null,
      getOpenerEventChannel: () => ({ on() {}, emit() {} }),
    }
  }

  /** Calls a lifecycle method (`onLoad`, `onShow` …) when the page has it. */
  call(method: string, ...given: unknown[]): unknown {
    const member = this.instance[method]
    return typeof member === 'function' ? member.apply(this.instance, given) : undefined
  }

  /** What is on the screen now. */
  get tree(): TreeNode {
    const root = (this.instance.data.root ?? { cn: [] }) as NodeData
    return drawTree(root, this.#templates)
  }

  /** Sends an event to a node and then to the nodes around it which listen, as WeChat lets events bubble. */
  send(node: TreeNode, type: string, detail: Record<string, unknown>, bubbles: boolean): void {
    const target = { id: node.id, dataset: { sid: node.id } }
    for (let at: TreeNode | null = node; at; at = bubbles ? at.parent : null) {
      if (!at.reports(type)) continue
      const currentTarget = { id: at.id, dataset: { sid: at.id } }
      this.call('eh', { type, target, currentTarget, detail, mark: {}, timeStamp: Date.now() })
    }
  }
}
