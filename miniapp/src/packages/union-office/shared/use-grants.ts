import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { usePage } from '@/workbench/use-page'
import type { Office } from './office-page'

/** The union's grants, page by page. */
export function useGrants({ userId, union }: Office) {
  return usePage(ownName(userId, `office-grants-${union.id}`), (query) =>
    call('GET /api/union-office/unions/{id}/grants', { params: { id: union.id }, query }),
  )
}
