/** Each brand followed by those below it, as they come within a level. */
export function inTreeOrder<Node extends { id: string; parentId: string | null }>(
  nodes: readonly Node[],
): Node[] {
  const known = new Set(nodes.map(({ id }) => id))
  const below = (parentId: string | null): Node[] =>
    nodes
      .filter(
        (node) => (node.parentId !== null && known.has(node.parentId) ? node.parentId : null) === parentId,
      )
      .flatMap((node) => [node, ...below(node.id)])
  return below(null)
}
