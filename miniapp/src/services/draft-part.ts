/** A change of a draft: some of its fields, or how they follow from what it is by then. */
export type Part<Draft> = Partial<Draft> | ((before: Draft) => Partial<Draft>)

export const withPart = <Draft>(before: Draft, part: Part<Draft>): Draft => ({
  ...before,
  ...(typeof part === 'function' ? part(before) : part),
})
