import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'

/** Whether nobody listens on `port` of the loopback interface. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** A free loopback port below the ephemeral range, so that no outgoing connection takes it between starts. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = 15_000 + (randomBytes(2).readUInt16BE() % 15_000)
    if (await isPortFree(port)) return port
  }
  throw new Error('No free port between 15000 and 30000 on 127.0.0.1')
}

/** Why nothing can listen on `port`, as a sentence. */
export function portProblem(port: number, code: string | undefined): Error {
  if (code === 'EADDRINUSE') {
    return new Error(`端口 ${port} 已被占用。Port ${port} is in use: stop the other program, or set PORT.`)
  }
  if (code === 'EACCES') return new Error(`Port ${port} needs more rights than this user has: set PORT.`)
  return new Error(`Nothing can listen on port ${port} (${code}).`)
}

/** The port to serve on: the one wanted if nobody has it, or a free one for 0. Asked before the long work. */
export async function choosePort(wanted: number): Promise<number> {
  if (wanted === 0) return freePort()
  if (!(await isPortFree(wanted))) throw portProblem(wanted, 'EADDRINUSE')
  return wanted
}
