/**
 * Work of one transaction that is sent together. Waits for all of it even when a part fails, then throws the first
 * failure: `Promise.all` would let the transaction roll back while another part still goes on, and what that part
 * sent afterwards would stand outside of it.
 */
export async function together<Work extends readonly unknown[]>(
  ...work: Work
): Promise<{ -readonly [Part in keyof Work]: Awaited<Work[Part]> }> {
  let failure: { error: unknown } | null = null
  const results = await Promise.all(
    work.map(async (part) => {
      try {
        return await part
      } catch (error) {
        failure ??= { error }
        return undefined
      }
    }),
  )
  // TypeScript does not see that the callbacks above have run.
  const first = failure as { error: unknown } | null
  if (first) throw first.error
  return results as { -readonly [Part in keyof Work]: Awaited<Work[Part]> }
}
