let waiting: Promise<void> | null = null

/**
 * Resolves once this turn of the event loop has read every socket that was ready. Answers sent then leave together,
 * and whoever reads them (a proxy, as a rule) is woken once for many instead of once for each: on a busy shop that
 * wake-up is the dearest part of a short answer. All who ask in one turn share one promise.
 */
export function endOfTurn(): Promise<void> {
  waiting ??= new Promise((resolve) => {
    setImmediate(() => {
      waiting = null
      resolve()
    })
  })
  return waiting
}
