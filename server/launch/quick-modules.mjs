/**
 * `node --import` of every program here: starts in 1.4 s instead of 5, in 18 MB less. JavaScript, because stripping
 * types of this very file would load the compiler that it spares.
 */
import module from 'node:module'
import { fileURLToPath } from 'node:url'

/** A start later everything else is compiled by then; a program that is killed has kept it, too. */
const KEEP_AFTER_MS = 10_000
/** Whose package a module belongs to, and so what a name means in it. */
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\/|^.*?\/(?:server|shared|test)\//

// Not where every program of the machine may write.
module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))
setTimeout(() => module.flushCompileCache?.(), KEEP_AFTER_MS).unref()

// Node reads and parses a package's `exports` anew for every file that names it, and its `type` for every file of it:
// with drizzle-orm's 180 kB that was most of the start. A name is resolved once for each package that uses it.
/** @type {Map<string, import('node:module').ResolveFnOutput>} */
const resolved = new Map()
module.registerHooks?.({
  resolve(specifier, context, next) {
    const { parentURL = '', conditions } = context
    if (specifier.startsWith('.')) {
      const format = relativeFormat(specifier, parentURL)
      return format
        ? { url: new URL(specifier, parentURL).href, format, shortCircuit: true }
        : next(specifier, context)
    }
    if (specifier.startsWith('file:') || specifier.startsWith('node:')) return next(specifier, context)
    const key = `${PACKAGE.exec(parentURL)?.[0] ?? parentURL} ${specifier} ${conditions}`
    const found = resolved.get(key) ?? { ...next(specifier, context), shortCircuit: true }
    resolved.set(key, found)
    return found
  },
})

/** What a relative import leads to, where it is beyond doubt. */
function relativeFormat(specifier, parentURL) {
  if (specifier.endsWith('.ts') && parentURL.endsWith('.ts')) return 'module-typescript'
  return specifier.endsWith('.js') && parentURL.includes('/node_modules/drizzle-orm/') ? 'module' : undefined
}
