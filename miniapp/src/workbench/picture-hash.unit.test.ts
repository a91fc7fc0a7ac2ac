import { expect, it } from 'vitest'
import { pictureHash } from './picture-hash.ts'

it('an uploaded picture is known by its hash, anything else is none', () => {
  const hash = 'ab12'.repeat(16)
  expect(pictureHash(`/files/${hash}-1080.webp`)).toBe(hash)
  expect(pictureHash(`https://cdn.example.cn/files/${hash}-375.webp`)).toBe(hash)
  expect(pictureHash('/files/banner.png')).toBeNull()
})
