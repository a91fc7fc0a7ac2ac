/** A state machine as plain data: state → event → next state. Guards that need data live with the caller. */
export type Machine<State extends string, Event extends string> = {
  readonly [S in State]: { readonly [E in Event]?: State }
}

/** Next state, or null when the event has no place in this state. */
export function next<State extends string, Event extends string>(
  machine: Machine<State, Event>,
  state: State,
  event: Event,
): State | null {
  return machine[state][event] ?? null
}

/** States from which `event` is possible: the guard for `update … where state = any(…)`. */
export function statesAllowing<State extends string, Event extends string>(
  machine: Machine<State, Event>,
  event: Event,
): State[] {
  return (Object.keys(machine) as State[]).filter((state) => machine[state][event] !== undefined)
}

/** Checked at start: every state can be reached from the first. Throws with the names of those that can't. */
export function assertReachable<State extends string, Event extends string>(
  machine: Machine<State, Event>,
  initial: State,
): void {
  const seen = new Set<State>([initial])
  const waiting: State[] = [initial]
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    for (const target of Object.values(machine[state]) as State[]) {
      if (!seen.has(target)) {
        seen.add(target)
        waiting.push(target)
      }
    }
  }
  const lost = (Object.keys(machine) as State[]).filter((state) => !seen.has(state))
  if (lost.length > 0) throw new Error(`unreachable states: ${lost.join(', ')}`)
}
