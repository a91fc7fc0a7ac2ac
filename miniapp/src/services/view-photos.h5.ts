/** Opens pictures large: in the page's own viewer. */
export function viewPhotos(_photos: readonly string[], at: number, open: (at: number) => void): void {
  open(at)
}
