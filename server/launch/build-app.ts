import { spawn } from 'node:child_process'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'
import { hashBuildInputs, root } from './build-inputs.ts'

export type BuildTarget = 'h5' | 'weapp'

const miniapp = join(root, 'miniapp')
const entryFiles: Record<BuildTarget, string> = { h5: 'index.html', weapp: 'app.json' }
// The build's own output is hundreds of lines about assets: kept for a failure, not shown.
const heartbeatMs = 3_000

/** Where a build of `target` is put. */
export const outputDirectory = (target: BuildTarget): string => join(miniapp, 'dist', target)

// Beside the output, which the build empties first.
const stampFile = (target: BuildTarget): string => join(miniapp, 'dist', `${target}.inputs`)

async function isCurrent(target: BuildTarget, hash: string): Promise<boolean> {
  try {
    await stat(join(outputDirectory(target), entryFiles[target]))
    return (await readFile(stampFile(target), 'utf8')) === hash
  } catch {
    return false
  }
}

async function buildCommand(target: BuildTarget): Promise<string> {
  const { scripts } = JSON.parse(await readFile(join(miniapp, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const command = scripts[`build:${target}`]
  if (!command) throw new Error(`miniapp/package.json has no script build:${target}`)
  return command
}

/**
 * The environment of a script of the app, run without pnpm: its programs and this very Node first in PATH; no progress
 * bars. Taro says itself whether it builds for production: under a test runner's `NODE_ENV` it would put all pages
 * into one script, and the stamp would not tell.
 */
function scriptEnvironment(): NodeJS.ProcessEnv {
  const places = [join(miniapp, 'node_modules', '.bin'), dirname(process.execPath), process.env.PATH ?? '']
  const decided = { NODE_ENV: undefined, BABEL_ENV: undefined }
  return { ...process.env, ...decided, PATH: places.join(':'), FORCE_COLOR: '0', CI: '1' }
}

/**
 * Starts the build script of `target` with `extra` added to its command. It leads a process group of its own,
 * which ends with this process: a killed shell would leave the build running.
 */
export async function spawnBuild(target: BuildTarget, extra: string) {
  const command = `${await buildCommand(target)} ${extra}`.trim()
  const env = scriptEnvironment()
  const child = spawn(command, {
    cwd: miniapp,
    env,
    shell: true,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const endGroup = () => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
  }
  process.once('exit', endGroup)
  child.once('exit', () => process.off('exit', endGroup))
  return child
}

async function runBuild(target: BuildTarget, onProgress: (line: string) => void): Promise<void> {
  const child = await spawnBuild(target, '')
  const startedAt = Date.now()
  const lines: string[] = []
  const hear = (line: string) => {
    lines.push(stripVTControlCharacters(line).trimEnd())
  }
  createInterface(child.stdout).on('line', hear)
  createInterface(child.stderr).on('line', hear)
  const heartbeat = setInterval(() => {
    const seconds = Math.round((Date.now() - startedAt) / 1000)
    onProgress(`  ${target} | 构建中 building, ${seconds} s`)
  }, heartbeatMs)
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  clearInterval(heartbeat)
  if (status !== 0) throw new Error(`The ${target} build failed:\n${lines.slice(-40).join('\n')}`)
}

/** Forgets what `target` was built from, so that the next {@link buildApp} builds again. */
export async function forgetBuild(target: BuildTarget): Promise<void> {
  await rm(stampFile(target), { force: true })
}

/**
 * Builds the app for `target` unless its last build was made of the very same inputs. The stamp is written last:
 * an interrupted build counts as none.
 *
 * @throws an Error with the end of the build's output when it fails.
 */
export async function buildApp(target: BuildTarget, onProgress: (line: string) => void): Promise<void> {
  const hash = hashBuildInputs(process.env)
  if (await isCurrent(target, hash)) {
    onProgress(`${target} 无变化，不重新构建 unchanged, not built again`)
    return
  }
  onProgress(`构建 Building ${target} (20–60 s) ...`)
  await forgetBuild(target)
  await runBuild(target, onProgress)
  await stat(join(outputDirectory(target), entryFiles[target]))
  await mkdir(dirname(stampFile(target)), { recursive: true })
  await writeFile(stampFile(target), hash)
  onProgress(`${target} 构建完成 built`)
}
