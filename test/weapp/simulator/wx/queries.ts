interface Measured {
  left: number
  right: number
  top: number
  bottom: number
  width: number
  height: number
}

const measured: Measured = { left: 0, right: 390, top: 0, bottom: 100, width: 390, height: 100 }

/** Measuring of nodes: nothing is laid out here, so that all of them are a line at the top of the screen. */
export function queriesApi() {
  return {
    createSelectorQuery() {
      const asked: ((result: Measured) => void)[] = []
      const node = {
        boundingClientRect: (heard?: (result: Measured) => void) => add(heard),
        scrollOffset: (heard?: (result: Measured) => void) => add(heard),
        fields: (_: unknown, heard?: (result: Measured) => void) => add(heard),
      }
      const query = {
        in: () => query,
        select: () => node,
        selectAll: () => node,
        selectViewport: () => node,
        exec(heard?: (results: Measured[]) => void) {
          for (const hear of asked) hear(measured)
          heard?.(asked.map(() => measured))
        },
      }
      const add = (heard: ((result: Measured) => void) | undefined) => {
        asked.push(heard ?? (() => {}))
        return query
      }
      return query
    },
    createIntersectionObserver() {
      const observer = {
        relativeTo: () => observer,
        relativeToViewport: () => observer,
        observe() {},
        disconnect() {},
      }
      return observer
    },
  }
}
