import { type Problem, type ProblemCode, problems } from '@yuxiang/shared/problems'

type Extra = Pick<Problem, 'detail' | 'errors' | 'lines' | 'retryAfterSeconds' | 'quote'>

/** An expected refusal: thrown by use cases, answered as an RFC 9457 problem. Anything else thrown is a fault. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly code: ProblemCode
  readonly extra: Extra
  constructor(code: ProblemCode, extra: Extra = {}) {
    super(code)
    this.code = code
    this.extra = extra
  }
}

/** The document sent for a refusal, as bytes. */
export function problemBytes({ code, extra }: Refusal, requestId: string): Uint8Array<ArrayBuffer> {
  if (Object.keys(extra).length > 0) return Buffer.from(JSON.stringify(documentOf(code, requestId, extra)))
  const beginning = beginningOf(code)
  const bytes = Buffer.allocUnsafe(beginning.length + requestId.length + ENDING.length)
  beginning.copy(bytes)
  bytes.write(requestId, beginning.length, 'latin1')
  bytes.write(ENDING, beginning.length + requestId.length, 'latin1')
  return bytes
}

function documentOf(code: ProblemCode, requestId: string, extra: Extra): Problem {
  const [status, title] = problems[code]
  return { type: `urn:yuxiang:problem:${code}`, title, status, code, ...extra, requestId }
}

// A sold-out sale refuses thousands a second, and what they are told differs in its last word, the request's id.
const ENDING = '"}'
const beginnings = new Map<ProblemCode, Buffer>()

function beginningOf(code: ProblemCode): Buffer {
  const known = beginnings.get(code)
  if (known) return known
  const beginning = Buffer.from(JSON.stringify(documentOf(code, '', {})).slice(0, -ENDING.length))
  beginnings.set(code, beginning)
  return beginning
}
