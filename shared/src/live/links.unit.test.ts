import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appLinkFault, isHostOf, liveHosts, webLinkFault } from './links.ts'
import { livePlatforms } from './platforms.ts'

const { douyin, taobao, kuaishou } = liveHosts

/** As browsers and Node read an address; shared code itself does without. */
type ReadUrl = Record<'protocol' | 'hostname' | 'username' | 'password' | 'port', string>
const { URL } = globalThis as unknown as { URL: new (text: string) => ReadUrl }

describe('a web link', () => {
  it('is one of the platform: its pages and its short links', () => {
    for (const link of [
      'https://v.douyin.com/iRNBho5m/',
      'https://live.douyin.com/726835163?room_id=7301&from=share',
      'https://www.iesdouyin.com/share/live/7301?u=1#top',
    ]) {
      expect(webLinkFault(link, douyin), link).toBeNull()
    }
    expect(webLinkFault('https://m.tb.cn/h.5xYzAbC?tk=Wq1', taobao)).toBeNull()
    expect(webLinkFault('https://v.m.chenzhongtech.com/fw/live/abc', kuaishou)).toBeNull()
  })

  it.each([
    ['http://v.douyin.com/a', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['//v.douyin.com/a', 'scheme'],
    ['https:/v.douyin.com/a', 'scheme'],
    [' https://v.douyin.com/a', 'scheme'],
    ['https://douyin.com.evil.com/a', 'host'],
    ['https://evildouyin.com/a', 'host'],
    ['https://v.kuaishou.com/a', 'host'],
    ['https://v.douyin.com:8443/a', 'form'],
    ['https://v.douyin.com@evil.com/a', 'form'],
    ['https://user:pass@v.douyin.com/a', 'form'],
    ['https://127.0.0.1/a', 'form'],
    ['https://2130706433/a', 'form'],
    ['https://0x7f.1/a', 'form'],
    ['https://[::1]/a', 'form'],
    ['https://localhost/a', 'form'],
    ['https://xn--duyin-m8a.com/a', 'form'],
    ['https://v.dоuyin.com/a', 'form'],
    ['https://v.douyin.com./a', 'form'],
    ['https://v.douyin.com\\@evil.com/a', 'form'],
    ['https://v.douyin.com/a b', 'form'],
    ['https://v.douyin.com/a\nb', 'scheme'],
    [`https://v.douyin.com/${'a'.repeat(500)}`, 'form'],
    ['https://www.douyin.com/jump?to=https://evil.com', 'redirect'],
    ['https://www.douyin.com/jump?to=https%3A%2F%2Fevil.com', 'redirect'],
    ['https://www.douyin.com/jump?to=https%253A%252F%252Fevil.com', 'redirect'],
    ['https://www.douyin.com/jump?to=//evil.com', 'redirect'],
    ['https://www.douyin.com/jump?to=%5C%5Cevil.com', 'redirect'],
    ['https://www.douyin.com/jump#javascript:alert(1)', 'redirect'],
    ['https://www.douyin.com/jump?to=https://www.douyin.com@evil.com', 'redirect'],
    ['https://www.douyin.com//evil.com/a', 'redirect'],
    ['https://www.douyin.com/100%', 'redirect'],
  ])('is refused: %s (%s)', (link, fault) => {
    expect(webLinkFault(link, douyin)).toBe(fault)
  })

  it('may hold another address of the platform', () => {
    const link = 'https://www.douyin.com/open?back=https%3A%2F%2Flive.douyin.com%2F1'
    expect(webLinkFault(link, douyin)).toBeNull()
  })

  it('that is accepted is read by a browser as of an allowed host, without account and port, whatever was written', () => {
    const hosts = fc.constantFrom(...livePlatforms.flatMap((platform) => liveHosts[platform]))
    const piece = fc.oneof(
      hosts,
      fc.string({ maxLength: 6 }),
      fc.constantFrom(
        '@',
        ':',
        '/',
        '\\',
        '//',
        '?',
        '#',
        '.',
        '%2f',
        '%40',
        'evil.com',
        'https://',
        'xn--',
        '\t',
      ),
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.constantFrom(...livePlatforms),
        (pieces, platform) => {
          const link = `https://${pieces.join('')}`
          if (webLinkFault(link, liveHosts[platform]) !== null) return
          const url = new URL(link)
          expect(url.protocol).toBe('https:')
          expect(isHostOf(url.hostname, liveHosts[platform])).toBe(true)
          expect([url.username, url.password, url.port]).toEqual(['', '', ''])
        },
      ),
      { numRuns: 3_000 },
    )
  })

  it('is never accepted with a foreign address inside, however often that is written over', () => {
    const rounds = fc.integer({ min: 0, max: 7 })
    const foreign = fc.constantFrom(
      'https://evil.com/',
      '//evil.com',
      'http://127.0.0.1',
      'https:\\\\evil.com',
    )
    fc.assert(
      fc.property(rounds, foreign, (times, address) => {
        let written = address.replaceAll('\\', '%5C')
        for (let round = 0; round < times; round += 1) written = encodeURIComponent(written)
        expect(webLinkFault(`https://www.douyin.com/go?to=${written}`, douyin)).not.toBeNull()
      }),
    )
  })
})

describe('an app link', () => {
  it('opens the platform’s own app, and leads nowhere else', () => {
    expect(appLinkFault('snssdk1128://live?room_id=7301', 'douyin')).toBeNull()
    expect(appLinkFault('kwai://live/abc', 'kuaishou')).toBeNull()
    expect(
      appLinkFault(
        'tbopen://m.taobao.com/tbopen/index.html?h5Url=https%3A%2F%2Fh5.m.taobao.com%2F',
        'taobao',
      ),
    ).toBeNull()
    expect(appLinkFault('kwai://live/abc', 'douyin')).toBe('scheme')
    expect(appLinkFault('snssdk1128://live?room_id=1', 'other')).toBe('scheme')
    expect(appLinkFault('https://v.douyin.com/a', 'douyin')).toBe('scheme')
    expect(appLinkFault('snssdk1128://webview?url=https%3A%2F%2Fevil.com', 'douyin')).toBe('redirect')
    expect(appLinkFault('snssdk1128://webview?url=javascript%3Aalert(1)', 'douyin')).toBe('redirect')
    expect(appLinkFault('snssdk1128://live?a=<b>', 'douyin')).toBe('form')
  })
})
