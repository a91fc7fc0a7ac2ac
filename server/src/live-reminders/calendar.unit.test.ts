import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarOf, folded } from './calendar.ts'

const event = {
  id: '0190a8f0-0000-7000-8000-000000000001',
  title: '奉节脐橙；开园, 直播',
  hostName: '李橙子',
  startsAt: new Date('2026-11-27T12:00:00Z'),
  endsAt: new Date('2026-11-27T14:00:00Z'),
  isCancelled: false,
  address: 'https://shop.example.cn/packages/live/session/index?id=0190a8f0-0000-7000-8000-000000000001',
  writtenAt: new Date('2026-11-26T08:00:00Z'),
  alarmMinutes: 10,
}
const unfolded = (file: string) => file.replaceAll('\r\n ', '')

test('the file is one event with an alarm, by RFC 5545', () => {
  const file = calendarOf(event)
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  const lines = unfolded(file).split('\r\n')
  for (const line of [
    'VERSION:2.0',
    'METHOD:PUBLISH',
    'DTSTAMP:20261126T080000Z',
    'DTSTART:20261127T120000Z',
    'DTEND:20261127T140000Z',
    'SUMMARY:直播：奉节脐橙；开园\\, 直播',
    'TRIGGER:-PT10M',
    'ACTION:DISPLAY',
  ]) {
    expect(lines).toContain(line)
  }
  expect(lines.filter((line) => line.startsWith('BEGIN:'))).toEqual([
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'BEGIN:VALARM',
  ])
})

test('a cancelled one withdraws the event and alarms nobody', () => {
  const lines = unfolded(calendarOf({ ...event, isCancelled: true })).split('\r\n')
  expect(lines).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED']))
  expect(lines.some((line) => line.includes('VALARM'))).toBe(false)
})

test('no title breaks out of its line or beyond 75 octets, and none is cut within a character', () => {
  // A cut within a character leaves half of a surrogate pair on either side.
  const isBroken = (line: string) => Buffer.byteLength(line) > 75 || /[\r\n\p{Surrogate}]/u.test(line)
  const titles = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.string({ maxLength: 200 }))
  fc.assert(
    fc.property(titles, (title) => {
      const lines = calendarOf({ ...event, title }).split('\r\n')
      expect(lines.filter(isBroken)).toEqual([])
      expect(lines.filter((line) => line.startsWith('BEGIN:'))).toHaveLength(3)
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (line) => {
      const plain = line.replaceAll(/[\r\n]/g, '')
      expect(unfolded(folded(plain))).toBe(plain)
    }),
  )
})
