interface Named {
  id: string
  name: string
}

/** The chosen ones with this one more, or one less. */
export const toggled = <T>(chosen: readonly T[], one: T): T[] =>
  chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]

/** The same for what has a name; no more than `most` of them. */
export function toggledNamed(chosen: readonly Named[], { id, name }: Named, most: number): Named[] {
  const without = chosen.filter((other) => other.id !== id)
  if (without.length < chosen.length || chosen.length >= most) return without
  return [...chosen, { id, name }]
}
