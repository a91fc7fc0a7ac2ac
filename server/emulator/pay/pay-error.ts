/** A refusal in WeChat Pay's own words; the routes answer it as `{ code, message }` with its HTTP status. */
export class PayError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 429 | 500
  readonly code: string

  constructor(status: PayError['status'], code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export const paramError = (message: string): PayError => new PayError(400, 'PARAM_ERROR', message)
