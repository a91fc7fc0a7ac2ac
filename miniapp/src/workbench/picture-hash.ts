/** An uploaded picture's address (`/files/<hash>-750.webp`) → its hash, by which all its sizes are known. */
export const pictureHash = (url: string): string | null =>
  /\/([0-9a-f]{16,64})-\d+\.webp$/.exec(url)?.[1] ?? null
