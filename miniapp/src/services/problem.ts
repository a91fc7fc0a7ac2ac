import type { Problem, ProblemCode } from '@yuxiang/shared/problems'

/** What can go wrong before an answer arrives. */
export type LocalCode = 'offline' | 'timeout' | 'unreadable'

/** A refusal of the API, or no answer at all. `title` is Chinese and fit to show. */
export class ApiProblem extends Error {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  readonly code: ProblemCode | LocalCode
  readonly title: string
  /** More about it than the title says; empty when there is nothing more. */
  readonly detail: string
  readonly errors: { path: string; message: string }[]
  readonly lines: { skuId: string; requested: number; available: number }[]
  /** The price as it is now, when it is another than the one that was seen. */
  readonly quote: Problem['quote']

  constructor(
    problem: Pick<Problem, 'status' | 'title' | 'detail' | 'errors' | 'lines' | 'quote'> & {
      code: ProblemCode | LocalCode
    },
  ) {
    super(problem.title)
    this.name = 'ApiProblem'
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail ?? ''
    this.errors = problem.errors ?? []
    this.lines = problem.lines ?? []
    this.quote = problem.quote
  }

  /** Nothing was heard of the server, or it was unwell: the same request may be sent again. */
  get mayRetry(): boolean {
    return this.status === 0 || this.status === 408 || this.status >= 500
  }

  /** The server has decided on this request; haste, or a sign-in that ran out, says nothing about an earlier try. */
  get isFinal(): boolean {
    return !this.mayRetry && this.status !== 401 && this.status !== 429
  }
}

const localTitles: Record<LocalCode, string> = {
  offline: '网络连接不上，请检查网络后重试',
  timeout: '网络有点慢，请稍后重试',
  unreadable: '服务暂时出了点问题，请稍后重试',
}

/** A problem found on this side. */
export function localProblem(code: LocalCode): ApiProblem {
  return new ApiProblem({ status: 0, code, title: localTitles[code] })
}

/** The sentence to show for anything thrown. */
export function problemTitle(thrown: unknown): string {
  return thrown instanceof ApiProblem ? thrown.title : localTitles.unreadable
}

/** Reads a problem document (RFC 9457); anything else becomes `unreadable` with its status. */
export function parseProblem(status: number, body: unknown): ApiProblem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'title' in body) {
    return new ApiProblem({ ...(body as Problem), status })
  }
  return new ApiProblem({ status, code: 'unreadable', title: localTitles.unreadable })
}
