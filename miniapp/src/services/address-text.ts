/** A word of a page's address: WeChat leaves it escaped, the browser does not. */
export function addressText(value: string | undefined): string {
  if (!value) return ''
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
