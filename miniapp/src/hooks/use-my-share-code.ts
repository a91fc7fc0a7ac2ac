import { useEffect, useState } from 'react'
import { call } from '@/services/api'
import { keepAnswer, keptAnswer, ownName } from '@/services/kept'
import { useSession } from '@/store/session'

/** The signed-in person's code for links they share; it never changes, so it is asked for once per phone. */
export function useMyShareCode(): string | undefined {
  const userId = useSession()?.user.id
  const [code, setCode] = useState<string>()
  useEffect(() => {
    setCode(undefined)
    if (!userId) return
    const name = ownName(userId, 'share-code')
    const kept = keptAnswer<string>(name)
    if (kept) {
      setCode(kept)
      return
    }
    let gone = false
    call('GET /api/points/share-code')
      .then((answer) => {
        keepAnswer(name, answer.code)
        if (!gone) setCode(answer.code)
      })
      // A link without a code is still worth sharing.
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [userId])
  return code
}
