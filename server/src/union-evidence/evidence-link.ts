import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../platform/http/refusal.ts'

const VALID_SECONDS = 600

const pathOf = (evidenceId: string) => `/api/union-office/evidence/${evidenceId}/file`

/** An address under which whoever has it may download the file for 10 minutes. */
export function evidenceLink(secretKey: string, evidenceId: string, now: Date): string {
  const expires = String(Math.floor(now.getTime() / 1_000) + VALID_SECONDS)
  const signature = sign(secretKey, evidenceId, expires)
  return `${pathOf(evidenceId)}?expires=${expires}&signature=${signature}`
}

/** Refuses with `link_expired` unless the address was signed here and is not over. */
export function requireLink(
  secretKey: string,
  evidenceId: string,
  { expires, signature }: { expires: string; signature: string },
  now: Date,
): void {
  const expected = Buffer.from(sign(secretKey, evidenceId, expires))
  const given = Buffer.from(signature)
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected)
  if (!isSigned || Number(expires) * 1_000 <= now.getTime()) throw new Refusal('link_expired')
}

function sign(secretKey: string, evidenceId: string, expires: string): string {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'yuxiang/evidence-link', 32))
  return createHmac('sha256', key).update(`${evidenceId}.${expires}`).digest('base64url')
}
