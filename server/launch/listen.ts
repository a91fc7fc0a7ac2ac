import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How long what runs may still take when the server closes. */
const drainTimeoutMs = 15_000

/** Why nothing can listen on `port`, as a sentence. */
export function portProblem(port: number, code: string | undefined): Error {
  if (code === 'EADDRINUSE') {
    return new Error(`端口 ${port} 已被占用。Port ${port} is in use: stop the other program, or set PORT.`)
  }
  if (code === 'EACCES') return new Error(`Port ${port} needs more rights than this user has: set PORT.`)
  return new Error(`Nothing can listen on port ${port} (${code}).`)
}

/** Listens and answers the port, which the system chose when `port` was 0. */
export function listen(
  listener: RequestListener,
  port: number,
  host: string,
): Promise<{ server: Server; port: number }> {
  const server = createServer(listener)
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portProblem(port, error.code)))
    server.listen(port, host, () => resolve({ server, port: (server.address() as AddressInfo).port }))
  })
}

/** Takes no new connection, lets running requests finish, and closes what is left when they take too long. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), drainTimeoutMs)
    server.close(() => {
      clearTimeout(impatience)
      resolve()
    })
    server.closeIdleConnections()
  })
}
