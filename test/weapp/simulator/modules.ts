import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { type Context, Script } from 'node:vm'

/** Runs files of the bundle as WeChat does: each once, with `require`, `module` and `exports`. */
export class Modules {
  readonly #directory: string
  readonly #context: Context
  readonly #loaded = new Map<string, { exports: unknown }>()

  constructor(directory: string, context: Context) {
    this.#directory = directory
    this.#context = context
  }

  /** @param path from the bundle's root, `pages/home/index.js`; the answer is what the file exports. */
  load(path: string): unknown {
    const known = this.#loaded.get(path)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    this.#loaded.set(path, module)
    const file = join(this.#directory, path)
    const source = readFileSync(file, 'utf8')
    const wrapper = new Script(`(function (require, module, exports) {${source}\n})`, { filename: file })
    const run = wrapper.runInContext(this.#context) as (...given: unknown[]) => void
    run((wanted: string) => this.load(this.#resolve(path, wanted)), module, module.exports)
    return module.exports
  }

  #resolve(from: string, wanted: string): string {
    const path = wanted.startsWith('/') ? wanted.slice(1) : normalize(join(dirname(from), wanted))
    const found = [path, `${path}.js`, `${path}/index.js`].find(
      (candidate) => candidate.endsWith('.js') && existsSync(join(this.#directory, candidate)),
    )
    if (!found || found.startsWith('..'))
      throw new Error(`${from} requires ${wanted}, which is not in the bundle`)
    return found
  }
}
