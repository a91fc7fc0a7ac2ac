import { expect, it } from 'vitest'
import { checkJoin } from './check-join'

it('a whole code, in any letters, and a name can be sent', () => {
  expect(checkJoin({ inviteCode: ' ab12cd34 ', name: '张小渝' })).toEqual({})
})

it('says what is wrong with each field', () => {
  expect(Object.keys(checkJoin({ inviteCode: 'AB12CD3', name: '张' }))).toEqual(['inviteCode', 'name'])
  expect(checkJoin({ inviteCode: 'AB12-D34', name: '张小渝' })).toEqual({
    inviteCode: '邀请码为 8 位字母或数字',
  })
  expect(checkJoin({ inviteCode: 'AB12CD34', name: '渝'.repeat(21) })).toEqual({ name: '姓名最多 20 个字' })
})
