type Container = Record<string, unknown>

/**
 * WeChat's `setData`: each key is a path (`root.cn.[0].v`), each value is copied as JSON on its way to the screen.
 */
export function applySetData(data: Container, patch: Container): void {
  for (const [path, value] of Object.entries(patch)) {
    const steps = path.split(/[.[\]]+/).filter(Boolean)
    const last = steps.pop()
    if (last === undefined) continue
    let at = data
    for (const [index, step] of steps.entries()) {
      at[step] ??= /^\d+$/.test(steps[index + 1] ?? last) ? [] : {}
      at = at[step] as Container
    }
    at[last] = value === undefined ? undefined : JSON.parse(JSON.stringify(value))
  }
}
