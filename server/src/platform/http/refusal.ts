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

/** The document sent for a code. */
export function problemDocument(code: ProblemCode, requestId: string, extra: Extra = {}): Problem {
  const [status, title] = problems[code]
  return { type: `urn:yuxiang:problem:${code}`, title, status, code, ...extra, requestId }
}
