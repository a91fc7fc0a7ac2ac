import type { Contract } from '@yuxiang/shared/api/contract'
import { useCallback, useState } from 'react'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { useSession } from '@/store/session'

type Choice = Contract['GET /api/budget-unit/chargeable']['answer']['items'][number]

/** The shares that an order can count for, and the one that it is to. */
export interface Reserved {
  choices: readonly Choice[]
  filingId: string | undefined
  choose: (filingId: string | undefined) => void
  /** It can't be had any more: asks anew what can. */
  forget: () => void
}

const none = { items: [] as Choice[] }

/** What an officer of budget units may choose; nobody else is asked for it. */
export function useReserved(userId: string): Reserved {
  const isOfficer = useSession()?.user.roles.includes('budgetUnit') ?? false
  const [filingId, choose] = useState<string>()
  const { data, reload } = useAnswer(ownName(userId, `chargeable-${isOfficer}`), () =>
    isOfficer ? call('GET /api/budget-unit/chargeable') : Promise.resolve(none),
  )
  const forget = useCallback(() => {
    choose(undefined)
    void reload()
  }, [reload])
  return { choices: data?.items ?? [], filingId, choose, forget }
}
