/**
 * React's hooks for a test without a screen: `screenOf(useForm)` answers what draws it, and each drawing has what was
 * set since the last. Effects are left out.
 */
let cells: unknown[] = []
let place = 0

export function screenOf<Shown>(useIt: () => Shown): () => Shown {
  const own: unknown[] = []
  return () => {
    cells = own
    place = 0
    return useIt()
  }
}

function useCell<Value>(begin: () => Value): { value: Value } {
  const at = place++
  cells[at] ??= { value: begin() }
  return cells[at] as { value: Value }
}

const isFunction = (value: unknown): value is (before: unknown) => unknown => typeof value === 'function'

export const testHooks = {
  useState(initial: unknown) {
    const cell = useCell(() => (isFunction(initial) ? initial(undefined) : initial))
    const set = (next: unknown) => {
      cell.value = isFunction(next) ? next(cell.value) : next
    }
    return [cell.value, set]
  },
  useRef: (initial: unknown) => useCell(() => ({ current: initial })).value,
  useCallback: (callback: unknown) => callback,
  useEffect: () => undefined,
}
