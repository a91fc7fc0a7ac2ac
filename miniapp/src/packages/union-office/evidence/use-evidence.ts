import { useEffect } from 'react'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import type { Office } from '../shared/office-page'

const againMs = 1_500

/** The union's papers; asked again while one of them is being made. */
export function useEvidence({ userId, union }: Office) {
  const evidence = useAnswer(ownName(userId, `office-evidence-${union.id}`), () =>
    call('GET /api/union-office/unions/{id}/evidence', { params: { id: union.id } }),
  )
  const { data, reload } = evidence
  const busy = data?.items.some(({ state }) => state === 'queued' || state === 'running') ?? false
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer starts the next wait
  useEffect(() => {
    if (!busy) return
    const timer = setTimeout(() => void reload(), againMs)
    return () => clearTimeout(timer)
  }, [busy, data, reload])
  return evidence
}

export type EvidenceAnswer = ReturnType<typeof useEvidence>
