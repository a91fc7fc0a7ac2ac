import { ApiProblem } from '@/services/problem'

/** What is wrong with each field of a form, by its path in the call's body (`source.title`). */
export type FieldErrors = Record<string, string>

/** What the API says of each field, the first word about it; empty for any other failure. */
export function fieldErrors(thrown: unknown): FieldErrors {
  if (!(thrown instanceof ApiProblem)) return {}
  return Object.fromEntries([...thrown.errors].reverse().map(({ path, message }) => [path, message]))
}

/** The errors without those of a field that is being mended. */
export function withoutField(errors: FieldErrors, path: string): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([one]) => one !== path))
}
