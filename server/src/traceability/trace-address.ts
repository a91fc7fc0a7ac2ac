import type { Platform } from '../platform/index.ts'

/** So much of the newest event's hash is printed on a label: whoever rewrites the chain afterwards can't reprint it. */
const sealLength = 12

export const sealOf = (headHash: string): string => headHash.slice(0, sealLength)

/** The public page of a batch, as a QR code leads there. */
export function traceAddress(
  { config }: Pick<Platform, 'config'>,
  traceCode: string,
  seal?: string | undefined,
): string {
  const url = new URL('/packages/trace/view/index', config.PUBLIC_URL)
  url.searchParams.set('code', traceCode)
  if (seal !== undefined) url.searchParams.set('seal', seal)
  return url.href
}
