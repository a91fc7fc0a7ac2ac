import { ApiProblem } from '@/services/problem'

/** What the API says of each field of a form, by field name; empty for any other failure. */
export function fieldErrors(thrown: unknown): Record<string, string> {
  if (!(thrown instanceof ApiProblem)) return {}
  const pairs = thrown.errors.map(({ path, message }) => [path.split('.')[0] ?? '', message] as const)
  // The first word about a field is the one to mend first.
  return Object.fromEntries([...pairs].reverse())
}
