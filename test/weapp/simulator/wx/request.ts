import { answering } from './answering.ts'

interface RequestOptions {
  url: string
  method?: string
  header?: Record<string, string>
  data?: string | object
  dataType?: string
  timeout?: number
}

/** The phone's way to the network; a test may cut it. */
export interface Network {
  shopUrl: string
  /** Requests fail as without a network while this is set. */
  cut: boolean
  /** What was asked, as `GET /api/products?…`, oldest first. */
  requests: string[]
}

/** `wx.request` refuses any other method, PATCH among them. */
const methods = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']

/** `wx.request` over real HTTP. Whatever host was compiled in, the shop under test answers. */
export function requestApi(network: Network, parse: (text: string) => unknown) {
  return {
    request(options: RequestOptions) {
      const abort = new AbortController()
      answering('request', (given: RequestOptions) => send(network, parse, given, abort.signal))(options)
      return { abort: () => abort.abort(), onHeadersReceived() {}, offHeadersReceived() {} }
    },
    onNetworkStatusChange() {},
    getNetworkType: answering('getNetworkType', () => ({ networkType: network.cut ? 'none' : 'wifi' })),
  }
}

async function send(
  network: Network,
  parse: (text: string) => unknown,
  options: RequestOptions,
  signal: AbortSignal,
) {
  const compiled = new URL(options.url)
  const method = options.method ?? 'GET'
  network.requests.push(`${method} ${compiled.pathname}${compiled.search}`)
  if (!methods.includes(method)) throw new Error(`invalid method ${method}`)
  if (network.cut) throw new Error('net::ERR_INTERNET_DISCONNECTED')
  const answer = await fetch(network.shopUrl + compiled.pathname + compiled.search, {
    method,
    headers: options.header ?? {},
    signal: AbortSignal.any([signal, AbortSignal.timeout(options.timeout ?? 60_000)]),
    ...(options.data !== undefined && {
      body: typeof options.data === 'string' ? options.data : JSON.stringify(options.data),
    }),
  })
  const text = await answer.text()
  return {
    statusCode: answer.status,
    header: Object.fromEntries(answer.headers),
    // Unless told otherwise WeChat tries to read JSON.
    data: (options.dataType ?? 'json') === 'json' ? readJson(text, parse) : text,
    cookies: [],
  }
}

function readJson(text: string, parse: (text: string) => unknown): unknown {
  try {
    return parse(text)
  } catch {
    return text
  }
}
