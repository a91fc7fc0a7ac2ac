import { describe, expect, it } from 'vitest'
import { hostLine, liveMark, platformRoom, startsText } from './live-words.ts'

const now = Date.parse('2026-11-30T15:30:00.000Z')

describe('a broadcast in words', () => {
  it('begins today, tomorrow or on a day, by China’s clock', () => {
    // 23:30 in China: half an hour later is tomorrow.
    expect(startsText('2026-11-30T15:45:00.000Z', now)).toBe('今天 23:45')
    expect(startsText('2026-11-30T16:15:00.000Z', now)).toBe('明天 00:15')
    expect(startsText('2026-12-02T01:05:00.000Z', now)).toBe('12 月 2 日 09:05')
  })

  it('has a mark that says what it is', () => {
    const session = { state: 'planned', startsAt: '2026-11-30T15:45:00.000Z', hasReplay: false } as const
    expect(liveMark(session, now)).toBe('今天 23:45 开播')
    expect(liveMark({ ...session, state: 'live' }, now)).toBe('直播中')
    expect(liveMark({ ...session, state: 'ended' }, now)).toBe('已结束')
    expect(liveMark({ ...session, state: 'ended', hasReplay: true }, now)).toBe('回放')
    expect(liveMark({ ...session, state: 'cancelled' }, now)).toBe('已取消')
  })

  it('says a county once', () => {
    expect(hostLine({ hostName: '奉节县电商服务站主播', county: '奉节县' })).toBe('奉节县电商服务站主播')
    expect(hostLine({ hostName: '乡村文化志愿者', county: '巫溪县' })).toBe('乡村文化志愿者 · 巫溪县')
    expect(hostLine({ hostName: '渝乡集选品员', county: null })).toBe('渝乡集选品员')
    expect([platformRoom('taobao'), platformRoom('channels'), platformRoom('other')]).toEqual([
      '淘宝直播间',
      '视频号直播间',
      '直播间',
    ])
  })
})
