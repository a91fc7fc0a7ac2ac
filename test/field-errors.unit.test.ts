import { contract } from '@yuxiang/shared/api/contract'
import type { Endpoint } from '@yuxiang/shared/api/endpoint'
import { describe, expect, it } from 'vitest'
import { checkInput } from '../server/src/platform/http/check-input.ts'

type Schema = NonNullable<Endpoint['body']>

type Definition = {
  type: string
  shape?: Record<string, Schema>
  element?: Schema
  innerType?: Schema
  options?: Schema[]
  in?: Schema
}

/** What nobody should send, for any field. */
const wrongs: unknown[] = [
  undefined,
  null,
  '',
  'x',
  'x'.repeat(5_000),
  -1,
  0,
  1.5,
  1e12,
  true,
  [],
  {},
  [null],
]

/** Wrong values for a schema: each of {@link wrongs} in the place of each of its parts, however deep. */
function wrongInputs(schema: Schema): unknown[] {
  const definition = schema.def as unknown as Definition
  const inner = definition.innerType ?? definition.in
  if (inner) return wrongInputs(inner)
  if (definition.shape) {
    const fields = Object.entries(definition.shape)
    const inFields = fields.flatMap(([name, field]) =>
      wrongInputs(field).map((wrong) => ({ [name]: wrong, 'unknown-field': 1 })),
    )
    return [...wrongs, ...inFields]
  }
  if (definition.element) return [...wrongs, ...wrongInputs(definition.element).map((wrong) => [wrong])]
  return [...wrongs, ...(definition.options ?? []).flatMap(wrongInputs)]
}

const inputs = Object.entries<Endpoint>(contract).flatMap(([name, { body, query }]) => [
  ...(body ? [[`${name} body`, body] as const] : []),
  ...(query ? [[`${name} query`, query] as const] : []),
])

describe('a wrong field is explained in Chinese', () => {
  it.each(inputs)('%s', (_name, schema) => {
    let refused = 0
    for (const input of wrongInputs(schema)) {
      const checked = checkInput(schema, input)
      if (checked.success) continue
      refused += 1
      for (const { path, message } of checked.errors) {
        expect(message, `${JSON.stringify(input)?.slice(0, 100)} at ${path}`).toMatch(/^\p{Script=Han}/u)
        expect(message).not.toMatch(/invalid|expected|required|undefined|null|NaN/i)
      }
    }
    expect(refused).toBeGreaterThan(5)
  })
})
