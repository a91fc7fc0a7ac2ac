import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { Refusal } from './refusal.ts'

const VALID_SECONDS = 600

/** An address of this path under which whoever has it may download a private file for 10 minutes. */
export function signedLink(secretKey: string, path: string, now: Date): string {
  const expires = String(Math.floor(now.getTime() / 1_000) + VALID_SECONDS)
  return `${path}?expires=${expires}&signature=${sign(secretKey, path, expires)}`
}

/** Refuses with `link_expired` unless the address was signed here and is not over. */
export function requireSignedLink(
  secretKey: string,
  path: string,
  { expires = '', signature = '' }: { expires?: string; signature?: string },
  now: Date,
): void {
  const expected = Buffer.from(sign(secretKey, path, expires))
  const given = Buffer.from(signature)
  const isMoment = /^\d{1,12}$/.test(expires)
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected)
  if (!isMoment || !isSigned || Number(expires) * 1_000 <= now.getTime()) throw new Refusal('link_expired')
}

/** A line each: no path with a dot is another's with a stranger end. */
function sign(secretKey: string, path: string, expires: string): string {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'yuxiang/signed-link', 32))
  return createHmac('sha256', key).update(`${path}\n${expires}`).digest('base64url')
}

/** RFC 6266: a plain name for old clients, the Chinese one in the encoding of RFC 5987. */
export function attachment(plainName: string, name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encoded}`
}
