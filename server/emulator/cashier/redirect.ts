/**
 * Where the cashier may send the person back to: the path of a URL on the host that was asked, or null. Only a path is
 * answered, never an origin, so that no crafted link leads elsewhere (the scheme may differ behind a TLS proxy).
 */
export function safeReturnPath(redirectUrl: string, requestUrl: string): string | null {
  if (redirectUrl === '' || !URL.canParse(redirectUrl, requestUrl)) return null
  const here = new URL(requestUrl)
  const target = new URL(redirectUrl, requestUrl)
  const isWeb = target.protocol === 'http:' || target.protocol === 'https:'
  // A path that starts with two slashes would be read as another host.
  if (!isWeb || target.host !== here.host || target.pathname.startsWith('//')) return null
  return `${target.pathname}${target.search}${target.hash}`
}
