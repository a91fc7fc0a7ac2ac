import type { Problem } from '@yuxiang/shared/problems'
import type { z } from 'zod'

export type CheckedInput =
  | { success: true; data: unknown }
  | { success: false; errors: NonNullable<Problem['errors']> }

const MOST_ERRORS = 20

/** Parses what came in; each wrong field gets its path and a Chinese sentence fit to show beside it. */
export function checkInput(schema: z.ZodType, input: unknown): CheckedInput {
  const parsed = schema.safeParse(input, { error: sentenceOf })
  if (parsed.success) return parsed
  const errors = parsed.error.issues
    .slice(0, MOST_ERRORS)
    .map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  return { success: false, errors }
}

const MISFORMED = '格式不正确'

const typeSentences: Record<string, string> = {
  string: '应为文字',
  number: '应为数字',
  int: '应为整数',
  boolean: '应为“是”或“否”',
  array: '应为列表',
}

const formatSentences: Record<string, string> = {
  uuid: '编号格式不正确',
  datetime: '时间格式不正确',
  date: '日期格式不正确，应如 2026-01-31',
  url: '网址格式不正确',
}

/** Says what is wrong where the schema has no words of its own; zod's are for developers. */
function sentenceOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '请填写此项' : (typeSentences[issue.expected] ?? MISFORMED)
    case 'invalid_value':
      return issue.input === undefined ? '请选择此项' : '不在可选范围内'
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? '请填写此项'
        : `${bounds(issue.origin, ['至少', '不能小于'])} ${issue.minimum}${unitOf(issue.origin)}`
    case 'too_big':
      return `${bounds(issue.origin, ['最多', '不能大于'])} ${issue.maximum}${unitOf(issue.origin)}`
    case 'invalid_format':
      return formatSentences[issue.format] ?? MISFORMED
    case 'not_multiple_of':
      return `应为 ${issue.divisor} 的倍数`
    case 'unrecognized_keys':
      return `含有不支持的字段：${issue.keys.slice(0, 5).map(short).join('、')}`
    default:
      return MISFORMED
  }
}

const units: Record<string, string> = { string: ' 个字', array: ' 项', set: ' 项', map: ' 项', record: ' 项' }
const unitOf = (origin: string): string => units[origin] ?? ''
const bounds = (origin: string, [counted, measured]: readonly [string, string]): string =>
  origin in units ? counted : measured
const short = (key: string): string => (key.length > 40 ? `${key.slice(0, 40)}…` : key)
