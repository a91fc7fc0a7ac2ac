import { policy } from '../policy.ts'
import type { CaseTrack } from '../states/complaint.ts'
import { addWorkingDays, workingDaysBetween } from '../working-days.ts'
import type { DeadlineKind } from './words.ts'

/** An event as clocks read it; others than they know change nothing. */
export interface ClockEvent {
  event: string
  /** Calendar day in China. */
  on: string
  /** With `agree`: until when the agreement is to be performed. */
  performBy?: string | undefined
}

export interface Deadline {
  kind: DeadlineKind
  startsOn: string
  /** The last day on which it is in time; null while the clock stands still. */
  dueOn: string | null
  /** When it was done; null while it runs. */
  doneOn: string | null
  late: boolean
}

interface Clock {
  kind: DeadlineKind
  from: ClockEvent
  until: readonly string[]
  /** The day it ends on, without pauses. */
  endOf: (from: ClockEvent) => string
  /** So many days more after a pause. */
  pause: 'workingDays' | 'days' | 'never'
}

const workingDays =
  (count: number) =>
  ({ on }: ClockEvent) =>
    addWorkingDays(on, count)

const dayMs = 86_400_000
const addDays = (day: string, count: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10)
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

/** The clock that an event starts, if it starts one. */
function startedBy(track: CaseTrack, named: boolean, from: ClockEvent, extended: boolean): Clock | null {
  const clock = (
    kind: DeadlineKind,
    endOf: Clock['endOf'],
    until: string[],
    pause: Clock['pause'] = 'never',
  ) => ({ kind, from, until, endOf, pause })
  const tell = workingDays(policy.reportTold.value)
  switch (`${track}.${from.event}`) {
    case 'complaint.receive':
      return clock('accept', workingDays(policy.complaintAccepted.value), ['accept', 'refuse', 'withdraw'])
    case 'complaint.accept':
      return clock(
        'mediate',
        workingDays(policy.complaintMediated.value),
        ['agree', 'terminate', 'withdraw'],
        'workingDays',
      )
    case 'complaint.agree':
      return clock('perform', ({ on, performBy }) => performBy ?? on, ['perform', 'terminate'])
    case 'complaint.terminate':
    case 'complaint.perform':
      return clock('tell', workingDays(policy.complaintTold.value), ['close'])
    case 'violationReport.receive': {
      const days = policy.reportVerified.value + (extended ? policy.reportVerifiedMore.value : 0)
      return clock('verify', workingDays(days), ['file', 'dismiss'], 'workingDays')
    }
    case 'violationReport.file':
      return clock(
        'decide',
        ({ on }) => addDays(on, policy.filedCaseDecided.value),
        ['penalise', 'drop'],
        'days',
      )
    case 'violationReport.dismiss':
    case 'violationReport.penalise':
    case 'violationReport.drop':
      return clock(named ? 'tellReporter' : 'tell', tell, ['tell'])
    default:
      return null
  }
}

/** Days on which the clock stood still: from the day it stopped to the day it went on, null while it stands. */
function pausesOf(events: readonly ClockEvent[]): { from: string; to: string | null }[] {
  const pauses: { from: string; to: string | null }[] = []
  for (const { event, on } of events) {
    const last = pauses.at(-1)
    const isStanding = last !== undefined && last.to === null
    if (event === 'suspend' && !isStanding) pauses.push({ from: on, to: null })
    if (event === 'resume' && isStanding) last.to = on
  }
  return pauses
}

function deadlineOf(clock: Clock, later: readonly ClockEvent[]): Deadline {
  const done = later.find(({ event }) => clock.until.includes(event))
  const heard = done ? later.slice(0, later.indexOf(done)) : later
  let dueOn: string | null = clock.endOf(clock.from)
  for (const { from, to } of clock.pause === 'never' ? [] : pausesOf(heard)) {
    // What was over already is not made good by standing still.
    if (from > dueOn) break
    const end: string | null = to ?? done?.on ?? null
    if (end === null) {
      dueOn = null
      break
    }
    dueOn =
      clock.pause === 'workingDays'
        ? addWorkingDays(dueOn, workingDaysBetween(from, end))
        : addDays(dueOn, daysBetween(from, end))
  }
  const { kind, from } = clock
  return {
    kind,
    startsOn: from.on,
    dueOn,
    doneOn: done?.on ?? null,
    late: done !== undefined && dueOn !== null && done.on > dueOn,
  }
}

/**
 * Every deadline that a case has had and has, from its recorded events alone, oldest first. `named`: somebody is to be
 * told by name.
 */
export function deadlinesOf(track: CaseTrack, named: boolean, events: readonly ClockEvent[]): Deadline[] {
  const deadlines = events.flatMap((event, index) => {
    const later = events.slice(index + 1)
    const extended = later.some((one) => one.event === 'extend')
    const clock = startedBy(track, named, event, extended)
    const own = clock ? [deadlineOf(clock, later)] : []
    // A filed case runs two clocks: its decision, and the word to who reported it.
    const word = workingDays(policy.reportTold.value)
    const told: Clock = { kind: 'tellReporter', from: event, until: ['tell'], endOf: word, pause: 'never' }
    return event.event === 'file' && named ? [...own, deadlineOf(told, later)] : own
  })
  return deadlines
}

/** The deadline that comes first of those that run; null when none does, `dueOn` null when the clock stands still. */
export function currentDeadline(deadlines: readonly Deadline[]): Deadline | null {
  const running = deadlines.filter(({ doneOn }) => doneOn === null)
  const rank = ({ dueOn }: Deadline) => dueOn ?? '9999-12-31'
  return running.reduce<Deadline | null>(
    (first, one) => (first === null || rank(one) < rank(first) ? one : first),
    null,
  )
}
