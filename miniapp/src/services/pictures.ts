/** The full address of a picture the API named: its own paths are relative to the API. */
export function pictureUrl(path: string): string {
  return path.startsWith('/') ? API_BASE + path : path
}

/** The smallest rendition of a picture, for rows and grids. */
export function smallPicture(path: string): string {
  return path.replace(/-(?:1200|750)\.webp$/, '-375.webp')
}
