import { z } from 'zod'
import type { MountedRoute } from './mount.ts'

export type JsonSchema = Record<string, unknown>

/** The routes' zod schemas as JSON Schema. */
export interface Schemas {
  components: Record<string, JsonSchema>
  of(schema: z.ZodType): JsonSchema
  /** The fields of an object schema: name, schema, whether it must be there. */
  fields(schema: z.ZodType | undefined): [name: string, schema: JsonSchema, required: boolean][]
}

const refOf = (name: string) => `#/components/schemas/${name}`

const Problem: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', examples: ['urn:yuxiang:problem:out_of_stock'] },
    title: { type: 'string', description: '可直接显示的中文说明' },
    status: { type: 'integer' },
    code: { type: 'string', description: '稳定的机器可读代码' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          skuId: { type: 'string' },
          requested: { type: 'integer' },
          available: { type: 'integer' },
        },
      },
    },
    retryAfterSeconds: { type: 'integer', description: '请在多少秒后重试' },
    requestId: { type: 'string' },
  },
}

/**
 * Converts all schemas at once. Those which several calls share become components under a name made of the first
 * call that has them, so that recursive ones (regions) can point at themselves.
 */
export function createSchemas(routes: readonly MountedRoute[]): Schemas {
  const registry = z.registry<{ id: string }>()
  const names = new Map<z.ZodType, string>()
  const add = (schema: z.ZodType | undefined, name: string) => {
    if (!schema || names.has(schema)) return
    names.set(schema, name)
    registry.add(schema, { id: name })
  }
  for (const { method, path, endpoint } of routes) {
    const name = nameOf(method, path)
    add(endpoint.params, `${name}Params`)
    add(endpoint.query, `${name}Query`)
    add(endpoint.body, `${name}Body`)
    add(endpoint.answer, `${name}Answer`)
  }
  const converted = z.toJSONSchema(registry, { uri: refOf, io: 'input', unrepresentable: 'any' }).schemas
  const components = Object.fromEntries(
    Object.entries(converted).map(([name, schema]) => [name, inDocument(name, schema as JsonSchema)]),
  )
  const nameOfSchema = (schema: z.ZodType) => names.get(schema) ?? ''
  return {
    components: { ...components, Problem },
    of: (schema) => ({ $ref: refOf(nameOfSchema(schema)) }),
    fields(schema) {
      if (!schema) return []
      const { properties = {}, required = [] } = (components[nameOfSchema(schema)] ?? {}) as {
        properties?: Record<string, JsonSchema>
        required?: string[]
      }
      return Object.entries(properties).map(([name, field]) => [name, field, required.includes(name)])
    },
  }
}

const nameOf = (method: string, path: string): string =>
  [method.toLowerCase(), ...path.replace(/^\/api\//, '').split(/\W+/)]
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

/** A schema as part of the document: without an address of its own, and with its inner definitions in place. */
function inDocument(name: string, schema: JsonSchema): JsonSchema {
  const { $id: _id, $schema: _schema, ...rest } = schema
  const text = JSON.stringify(rest)
    .replaceAll('"$ref":"#/$defs/', `"$ref":"${refOf(name)}/$defs/`)
    .replaceAll('"$ref":"#"', `"$ref":"${refOf(name)}"`)
  return JSON.parse(text) as JsonSchema
}
