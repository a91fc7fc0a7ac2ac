/** What a file is by its content; empty when nobody knows. The library comes with the first upload: most processes take none. */
export async function mimeOf(bytes: Uint8Array): Promise<string> {
  const { fileTypeFromBuffer } = await import('file-type')
  return (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? ''
}
