import type { RegionNode } from '@yuxiang/shared/api/identity'

/** Headings that the official list has in a city's place: nobody picks them. */
const headings = new Set([
  '市辖区',
  '县',
  '省直辖县',
  '省直辖县级行政区划',
  '自治区直辖县级行政区划',
  '直辖县级行政区划',
])

/** What a person picks from below a province or city: headings and a city named as its province are left out. */
export function choicesBelow(node: RegionNode): RegionNode[] {
  return (node.children ?? []).flatMap((child) =>
    headings.has(child.name) || child.name === node.name ? (child.children ?? []) : [child],
  )
}

/** The nodes from province to district that lead to a code; empty when there is no such district. */
export function pathTo(regions: readonly RegionNode[], code: string): RegionNode[] {
  for (const node of regions) {
    const below = choicesBelow(node)
    if (node.code === code && below.length === 0) return [node]
    const rest = pathTo(below, code)
    if (rest.length > 0) return [node, ...rest]
  }
  return []
}

/** `重庆市 渝中区`, as the API names it. */
export const pathText = (path: readonly RegionNode[]): string => path.map((node) => node.name).join(' ')

/** Chongqing first, for most addresses here are there; the others in the list's order. */
export function homeFirst(regions: readonly RegionNode[]): RegionNode[] {
  const home = regions.filter((node) => node.name === '重庆市')
  return [...home, ...regions.filter((node) => node.name !== '重庆市')]
}
