/**
 * Path and query exactly as the client sent them: signatures are made over these bytes, so nothing may be decoded,
 * re-encoded or stripped of the mount path.
 */
export function pathAndQuery(url: string): string {
  const afterScheme = url.indexOf('://') + 3
  const slash = url.indexOf('/', afterScheme)
  return slash === -1 ? '/' : (url.slice(slash).split('#')[0] ?? '/')
}
