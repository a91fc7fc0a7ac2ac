import type { Message } from '@yuxiang/shared/api/messages'
import { useState } from 'react'
import { type PagedList, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'

export interface Messages {
  /** Its messages say what has been read here since they were loaded. */
  list: PagedList<Message>
  /** How many are unread, those not loaded yet included. */
  unread: number
  read: (message: Message) => void
  readAll: () => Promise<void>
}

/** A person's inbox. What is read here shows as read at once. */
export function useMessages(userId: string): Messages {
  const [unread, setUnread] = useState(0)
  const [readHere, setReadHere] = useState<ReadonlySet<string>>(new Set())
  const list = usePagedList<Message>(ownName(userId, 'messages'), async ({ cursor }) => {
    const answer = await call('GET /api/messages', { query: { cursor, pageSize: 20 } })
    setUnread(answer.unread)
    return answer
  })
  const items = list.items.map((one) => ({ ...one, read: one.read || readHere.has(one.id) }))
  const mark = (ids: string[]) => setReadHere((before) => new Set([...before, ...ids]))
  return {
    list: { ...list, items },
    unread,
    read: ({ id, read }) => {
      if (read) return
      mark([id])
      call('POST /api/messages/read', { body: { ids: [id] } })
        .then((answer) => setUnread(answer.unread))
        // Unheard it stays unread on the server, and shows so the next time.
        .catch(() => undefined)
    },
    readAll: async () => {
      try {
        const answer = await call('POST /api/messages/read', { body: {} })
        mark(items.map(({ id }) => id))
        setUnread(answer.unread)
      } catch (thrown) {
        toastProblem(thrown)
      }
    },
  }
}
