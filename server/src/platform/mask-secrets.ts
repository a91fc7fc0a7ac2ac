// A country prefix belongs to the number: "8613812340000" must not pass as thirteen harmless digits.
const phone = /(?<!\d)((?:00)?86)?(1[3-9]\d)\d{4}(\d{4})(?!\d)/g
const bearer = /(Bearer\s+)[^\s"\\]+/gi
const jwt = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g
const secretField =
  /"(authorization|accessToken|refreshToken|access_token|session_key|apiKey|password|ticket)":"(?:[^"\\]|\\.)*"/gi
const codeField = /"(code|smsCode|js_code)":"((?:[^"\\]|\\.)*)"/g
// `out_of_stock`, `ECONNREFUSED` and `23505` tell what happened; anything else under this name may sign somebody in.
const harmlessCode = /^(?:[a-z_]+|[A-Z_]+|[0-9A-Z]{5})$/
const masked = '[masked]'

/** Masks phones (`138****0000`) and tokens in a finished JSON log line; it stays valid JSON. */
export function maskSecrets(line: string): string {
  return line
    .replace(secretField, `"$1":"${masked}"`)
    .replace(codeField, (whole, name: string, value: string) =>
      harmlessCode.test(value) ? whole : `"${name}":"${masked}"`,
    )
    .replace(bearer, `$1${masked}`)
    .replace(jwt, masked)
    .replace(phone, (whole, country: string | undefined, head: string, tail: string, at: number) => {
      // A bare number must stay one.
      const bare = /[:,[]/.test(line[at - 1] ?? '') && /[,}\]]/.test(line[at + whole.length] ?? '')
      return `${country ?? ''}${head}${bare ? '0000' : '****'}${tail}`
    })
}
