import type { Template, Templates } from './templates.ts'

/** A node as the page's data holds it (`root.cn[…]`). */
export interface NodeData {
  nn: string
  sid?: string
  uid?: string
  cl?: string
  v?: string
  cn?: NodeData[]
  [field: string]: unknown
}

/** A node as it is drawn. */
export interface TreeNode {
  tag: string
  /** Words of a text node. */
  words: string
  id: string
  parent: TreeNode | null
  children: TreeNode[]
  attribute(name: string): string | undefined
  reports(event: string): boolean
}

const plainText: Template = { tag: '#text', fields: new Map(), events: new Set() }

/**
 * Draws a page's data with the templates of the build.
 *
 * @throws an Error for a node which no template draws: WeChat would show nothing there.
 */
export function drawTree(data: NodeData, templates: Templates, parent: TreeNode | null = null): TreeNode {
  const template = parent === null || data.v !== undefined ? plainText : templates.get(data.nn)
  if (!template) throw new Error(`No template draws ${data.nn}: ${JSON.stringify(data).slice(0, 200)}`)
  const node: TreeNode = {
    tag: parent === null ? '#root' : template.tag,
    words: data.v ?? '',
    id: data.sid ?? '',
    parent,
    children: [],
    attribute(name) {
      const field = name === 'class' ? 'cl' : template.fields.get(name)
      const value = field === undefined ? undefined : data[field]
      return value === undefined || value === '' ? undefined : String(value)
    },
    reports: (event) => template.events.has(event),
  }
  node.children = (data.cn ?? []).map((child) => drawTree(child, templates, node))
  return node
}

/** All nodes, parents first. */
export function* nodesOf(node: TreeNode): Generator<TreeNode> {
  yield node
  for (const child of node.children) yield* nodesOf(child)
}

const isInline = (node: TreeNode) => node.tag === '#text' || node.tag === 'text'

/** What a person reads: blocks on lines of their own. */
export const visibleText = (node: TreeNode): string =>
  rawText(node)
    .replace(/\s*\n\s*/g, '\n')
    .trim()

function rawText(node: TreeNode): string {
  const parts = node.children.map((child) => (isInline(child) ? rawText(child) : `\n${rawText(child)}\n`))
  return node.words + parts.join('')
}

/** What is read aloud: the label, or the words. */
export const spokenText = (node: TreeNode): string => node.attribute('aria-label') ?? visibleText(node)
