/** The full address of a picture the API named: its own paths are relative to the API. */
export function pictureUrl(path: string): string {
  return path.startsWith('/') ? API_BASE + path : path
}
