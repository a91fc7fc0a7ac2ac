/** What a calendar is told of a session. */
export interface CalendarEvent {
  id: string
  title: string
  hostName: string
  startsAt: Date
  endsAt: Date
  isCancelled: boolean
  /** Where it is to be seen. */
  address: string
  writtenAt: Date
  alarmMinutes: number
}

const FOLD_OCTETS = 75

/** An iCalendar file (RFC 5545) of one event with an alarm before it. */
export function calendarOf(event: CalendarEvent): string {
  const { id, title, hostName, startsAt, endsAt, address, writtenAt, alarmMinutes } = event
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yuxiang Market//Live//ZH',
    'CALSCALE:GREGORIAN',
    `METHOD:${event.isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:live-${id}@yuxiang`,
    `DTSTAMP:${utc(writtenAt)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    // Grows with time, so that a file fetched later replaces the one before in the calendar.
    `SEQUENCE:${Math.floor(writtenAt.getTime() / 60_000) % 2_000_000_000}`,
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${text(`直播：${title}`)}`,
    `DESCRIPTION:${text(`${hostName} 主播，在渝乡集观看\n${address}`)}`,
    `URL:${address}`,
    ...(event.isCancelled ? [] : alarm(title, alarmMinutes)),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const alarm = (title: string, minutes: number) => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${text(`直播即将开始：${title}`)}`,
  `TRIGGER:-PT${minutes}M`,
  'END:VALARM',
]

const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** TEXT (3.3.11): these four are written with a backslash. */
const text = (value: string): string =>
  value.replaceAll(/[\\;,]/g, (character) => `\\${character}`).replaceAll(/\r\n|\r|\n/g, '\\n')

/** Lines of at most 75 octets (3.1), never cut within a character; what follows begins with a space. */
export function folded(line: string): string {
  const lines: string[] = []
  let [current, octets] = ['', 0]
  for (const character of line) {
    const width = Buffer.byteLength(character)
    if (octets + width > FOLD_OCTETS) {
      lines.push(current)
      // The space counts.
      ;[current, octets] = [' ', 1]
    }
    current += character
    octets += width
  }
  return [...lines, current].join('\r\n')
}
