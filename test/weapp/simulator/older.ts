/** Takes away what engines have learned since 2020: a script to run before anything of the app does. */
export const forgetSince2020 = `
  for (const name of ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'])
    delete Array.prototype[name]
  for (const name of ['at', 'replaceAll', 'isWellFormed', 'toWellFormed']) delete String.prototype[name]
  for (const name of ['groupBy', 'hasOwn']) delete Object[name]
  for (const name of ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf'])
    delete Set.prototype[name]
  for (const name of ['any', 'try', 'withResolvers']) delete Promise[name]
  delete Map.groupBy
  delete Array.fromAsync
  delete globalThis.Iterator
  delete globalThis.AggregateError
`
