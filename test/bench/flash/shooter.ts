import { connect, type Socket } from 'node:net'

export interface Shot {
  path: string
  token: string
  key: string
  body: string
}

export interface Hit {
  status: number
  /** Milliseconds since the first shot, and how long this one took. */
  atMs: number
  tookMs: number
  body: string
}

/**
 * Fires all shots, each once, over so many keep-alive connections, dealt out to the servers in turn. Sockets and a
 * parser of a dozen lines instead of a client: on two cores whatever the generator takes is missing at the server.
 */
export async function fire(
  urls: readonly string[],
  shots: readonly Shot[],
  connections: number,
): Promise<Hit[]> {
  const hosts = urls.map((url) => new URL(url))
  const hits: Hit[] = new Array(shots.length)
  let next = 0
  const sockets = await Promise.all(
    Array.from({ length: Math.min(connections, shots.length) }, (_, index) =>
      open(hosts[index % hosts.length] as URL),
    ),
  )
  const start = performance.now()
  await Promise.all(
    sockets.map(async (socket) => {
      for (let index = next++; index < shots.length; index = next++) {
        const sentAt = performance.now()
        const { status, body } = await exchange(socket, shots[index] as Shot)
        const now = performance.now()
        hits[index] = { status, body, atMs: now - start, tookMs: now - sentAt }
      }
      socket.destroy()
    }),
  )
  return hits
}

function open({ hostname, port }: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    socket.setEncoding('latin1')
    socket.once('connect', () => resolve(socket))
    socket.once('error', reject)
  })
}

function exchange(
  socket: Socket,
  { path, token, key, body }: Shot,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    let text = ''
    const finish = () => {
      socket.off('data', take)
      socket.off('error', reject)
      socket.off('close', closed)
    }
    const closed = () => {
      finish()
      reject(new Error('the connection was closed'))
    }
    const take = (chunk: string) => {
      text += chunk
      const head = text.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN)
      if (Number.isNaN(length)) {
        finish()
        return reject(new Error(`an answer of no stated length: ${text.slice(0, 200)}`))
      }
      if (text.length < head + 4 + length) return
      finish()
      resolve({ status: Number(text.slice(9, 12)), body: text.slice(head + 4) })
    }
    socket.on('data', take)
    socket.once('error', reject)
    socket.once('close', closed)
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer ${token}\r\nIdempotency-Key: ${key}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  })
}
