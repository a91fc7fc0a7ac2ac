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

/** A component within a drawing, with what it was given. */
interface Drawn {
  type: unknown
  props: Record<string, unknown>
}

const isDrawn = (node: unknown): node is Drawn =>
  typeof node === 'object' && node !== null && '$$typeof' in node && 'props' in node

/** What a drawing has of a component, called by its name, the outer before the inner. */
export function drawnOf(drawing: unknown, name: string): Drawn[] {
  if (Array.isArray(drawing)) return drawing.flatMap((one) => drawnOf(one, name))
  if (!isDrawn(drawing)) return []
  const isIt = typeof drawing.type === 'function' ? drawing.type.name === name : drawing.type === name
  return [...(isIt ? [drawing] : []), ...drawnOf(Object.values(drawing.props), name)]
}

/** What draws a component within a drawing. */
export function screenWithin(drawn: Drawn | undefined): () => unknown {
  const { type, props } = drawn ?? {}
  if (!isFunction(type)) throw new Error('no such component is drawn')
  return screenOf(() => type(props))
}

/** Does what is offered there: taps, types, picks. */
export function act(drawn: Drawn | undefined, name: string, given?: unknown): void {
  const does = drawn?.props[name]
  if (!isFunction(does)) throw new Error(`nothing there for ${name}`)
  does(given)
}

/** Taps the button that says this. */
export function tap(drawing: unknown, words: string): void {
  act(
    drawnOf(drawing, 'Button').find(({ props }) => props.children === words),
    'onTap',
  )
}
