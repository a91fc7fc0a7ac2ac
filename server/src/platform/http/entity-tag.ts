/** Whether an `If-None-Match` header names this entity tag (RFC 9110 §13.1.2: a list, weak tags count, `*` is any). */
export function namesEntityTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((given) => {
    const bare = given.trim().replace(/^W\//, '')
    return bare === '*' || bare === tag
  })
}
