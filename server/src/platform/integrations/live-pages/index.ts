import { outsideCall } from '../outside-call.ts'

/** What a page on a live platform answered: its status, and where it leads on. */
interface PageAnswer {
  status: number
  location: string | null
}

/** Pages on the platforms where broadcasts are. The caller says which hosts may be asked. */
export interface LivePages {
  /** Asks for one page and follows nowhere. Throws when nobody answers. */
  ask(url: string): Promise<PageAnswer>
}

/** A phone's: for others, platforms have another page or none. */
const userAgent =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36'

/** With a `baseUrl`, hosts are asked there, each as the first part of the path: the emulator plays them all. */
export function createLivePages({
  baseUrl,
  timeoutMs,
}: {
  baseUrl: string | undefined
  timeoutMs: number
}): LivePages {
  return {
    async ask(url) {
      const { host, pathname, search } = new URL(url)
      const target = baseUrl === undefined ? url : `${baseUrl}/${host}${pathname}${search}`
      const headers = { 'User-Agent': userAgent, Accept: 'text/html' }
      const limits = { timeoutMs, onlyHead: true } as const
      const answer = await outsideCall('live-page', target, { headers }, limits)
      return { status: answer.status, location: answer.headers.get('location') }
    },
  }
}
