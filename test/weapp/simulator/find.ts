import { nodesOf, spokenText, type TreeNode, visibleText } from './tree.ts'

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Whether a person would call the node by this name: by all of its words, by its label, or by a pattern. */
function isCalled(node: TreeNode, name: string | RegExp): boolean {
  const names = [flat(spokenText(node)), flat(visibleText(node))]
  return names.some((text) => (typeof name === 'string' ? text === name : name.test(text)))
}

/** The innermost node of that name which `accepts` likes; the last one drawn when several are (it lies on top). */
export function findNode(
  root: TreeNode,
  name: string | RegExp,
  accepts: (node: TreeNode) => boolean = () => true,
): TreeNode | undefined {
  const found = [...nodesOf(root)].filter((node) => node.parent && accepts(node) && isCalled(node, name))
  return found.filter((node) => !found.some((inner) => inner !== node && isWithin(inner, node))).at(-1)
}

function isWithin(node: TreeNode, ancestor: TreeNode): boolean {
  for (let at = node.parent; at; at = at.parent) if (at === ancestor) return true
  return false
}
