import type { Endpoint } from '@yuxiang/shared/api/endpoint'
import { type ProblemCode, problems } from '@yuxiang/shared/problems'
import type { MountedRoute } from './mount.ts'
import { createSchemas, type JsonSchema, type Schemas } from './openapi-schemas.ts'

/** The OpenAPI 3.1 document of the mounted routes, made from the schemas that validate them. */
export function openApiDocument(routes: readonly MountedRoute[], publicUrl: string): JsonSchema {
  const schemas = createSchemas(routes)
  const paths: Record<string, Record<string, JsonSchema>> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, schemas) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '渝乡集 API',
      version: '1.0.0',
      description:
        '金额单位为分（整数），时间为带时区的 ISO 8601。错误为 RFC 9457 problem 文档，以 code 区分。' +
        '答复中的图片地址形如 /files/{key}：内容不变，可永久缓存。',
    },
    servers: [{ url: publicUrl }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.components,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}

function operation(route: MountedRoute, schemas: Schemas): JsonSchema {
  const { endpoint, access, method, path, tag } = route
  const roles = access === 'everyone' ? '所有人' : access.join('、')
  return {
    operationId: operationIdOf(method, path),
    tags: [tag],
    summary: endpoint.summary,
    description: `可调用：${roles}`,
    security: access === 'everyone' ? [] : [{ bearer: [] }],
    parameters: parametersOf(route, schemas),
    ...bodyOf(endpoint, schemas),
    responses: { [endpoint.status]: answerOf(endpoint, schemas), ...problemResponses(route) },
  }
}

/** `POST /api/orders/{id}/cancel` → `postOrdersByIdCancel`. */
function operationIdOf(method: string, path: string): string {
  const words = path
    .replace(/^\/api\//, '')
    .replace(/\{(\w+)\}/g, 'by-$1')
    .split(/[/-]/)
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function parametersOf({ endpoint }: MountedRoute, schemas: Schemas): JsonSchema[] {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: '同一键同一内容重复提交得到第一次的结果',
    schema: { type: 'string', maxLength: 128 },
  }
  return [
    ...schemas
      .fields(endpoint.params)
      .map(([name, schema]) => ({ name, in: 'path', required: true, schema })),
    ...schemas
      .fields(endpoint.query)
      .map(([name, schema, required]) => ({ name, in: 'query', required, schema })),
    ...(endpoint.idempotent ? [key] : []),
  ]
}

function bodyOf(endpoint: Endpoint, schemas: Schemas): JsonSchema {
  if (endpoint.multipart) {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' }
    const schema = { type: 'object', required: ['file'], properties: { file } }
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
  }
  if (!endpoint.body) return {}
  const content = { 'application/json': { schema: schemas.of(endpoint.body) } }
  return { requestBody: { required: !endpoint.body.safeParse(undefined).success, content } }
}

function answerOf(endpoint: Endpoint, schemas: Schemas): JsonSchema {
  if (!endpoint.answer) return { description: '完成' }
  return { description: '成功', content: { 'application/json': { schema: schemas.of(endpoint.answer) } } }
}

/** What any call of this shape can be refused with, beside the refusals of its own. */
function codesOf({ endpoint, access, isLimited }: MountedRoute): ProblemCode[] {
  const codes: ProblemCode[] = [...(endpoint.problems ?? [])]
  if (endpoint.query || endpoint.body || endpoint.multipart) codes.push('invalid_input')
  if (endpoint.body) codes.push('malformed_json', 'body_too_large')
  if (endpoint.params) codes.push('not_found')
  if (endpoint.idempotent) codes.push('idempotency_key_required', 'idempotency_key_reused')
  if (isLimited) codes.push('too_many_requests')
  if (access !== 'everyone') codes.push('token_missing', 'forbidden')
  codes.push('token_invalid', 'token_expired', 'internal_error')
  return [...new Set(codes)]
}

function problemResponses(route: MountedRoute): JsonSchema {
  const byStatus = Map.groupBy(codesOf(route), (code) => problems[code][0])
  const responses: JsonSchema = {}
  for (const [status, codes] of byStatus) {
    const schema = {
      allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }],
    }
    responses[status] = {
      description: codes.map((code) => `\`${code}\` ${problems[code][1]}`).join('；'),
      content: { 'application/problem+json': { schema } },
    }
  }
  return responses
}
