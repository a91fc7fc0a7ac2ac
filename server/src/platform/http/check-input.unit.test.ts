import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkInput } from './check-input.ts'

const Body = z.strictObject({
  name: z.string().min(2).max(5),
  kind: z.enum(['a', 'b']),
  count: z.int().min(1).max(9),
  id: z.uuid(),
  day: z.iso.date(),
  tags: z.array(z.string()).max(2),
  own: z.string().max(3, { error: '名字最多 3 个字' }).optional(),
})
const good = {
  name: '脐橙',
  kind: 'a',
  count: 2,
  id: '0198c0de-0000-7000-8000-000000000000',
  day: '2026-01-31',
  tags: [],
}

const sentencesOf = (wrong: object): unknown => {
  const checked = checkInput(Body, { ...good, ...wrong })
  return checked.success || checked.errors.map(({ path, message }) => `${path}: ${message}`)
}

test.each([
  [{ name: undefined }, 'name: 请填写此项'],
  [{ name: 7 }, 'name: 应为文字'],
  [{ name: '橙' }, 'name: 至少 2 个字'],
  [{ name: '很长很长很长' }, 'name: 最多 5 个字'],
  [{ kind: 'c' }, 'kind: 不在可选范围内'],
  [{ kind: undefined }, 'kind: 请选择此项'],
  [{ count: 1.5 }, 'count: 应为整数'],
  [{ count: '2' }, 'count: 应为数字'],
  [{ count: 0 }, 'count: 不能小于 1'],
  [{ count: 10 }, 'count: 不能大于 9'],
  [{ id: 'x' }, 'id: 编号格式不正确'],
  [{ day: '31.1.' }, 'day: 日期格式不正确，应如 2026-01-31'],
  [{ tags: ['a', 'b', 'c'] }, 'tags: 最多 2 项'],
  [{ tags: [{}] }, 'tags.0: 应为文字'],
  [{ own: '四个字了' }, 'own: 名字最多 3 个字'],
  [{ price: 1 }, ': 含有不支持的字段：price'],
])('%j is answered by “%s”', (wrong, sentence) => {
  expect(sentencesOf(wrong)).toEqual([sentence])
})

test('what is right is handed on, and of very much that is wrong only the beginning is told', () => {
  expect(checkInput(Body, good)).toEqual({ success: true, data: good })
  const many = checkInput(z.array(z.string()), Array(1_000).fill(7))
  expect(many.success || many.errors.length).toBe(20)
})
