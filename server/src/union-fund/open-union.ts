import { createStaff } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { newInviteCode } from './invite-code.ts'
import { unionOfficers, unions } from './tables.ts'

export interface NewUnion {
  name: string
  unitName: string
  invoiceTitle: string
  taxNo: string
  officerPhone: string
}

/** The operator opens a union with its first officer, who need not have an account yet; answers its id. */
export async function openUnion(
  tx: Db,
  platform: Pick<Platform, 'clock' | 'cipher' | 'database'>,
  actorId: string | null,
  { officerPhone, ...union }: NewUnion,
): Promise<string> {
  const unionId = newId()
  const userId = await createStaff(platform, { phone: officerPhone, roles: ['union'] }, tx)
  await tx
    .insert(unions)
    .values({ ...union, id: unionId, inviteCode: newInviteCode(), openedAt: platform.clock() })
  await tx.insert(unionOfficers).values({ unionId, userId })
  await audit(tx, {
    actorId,
    action: 'union.open',
    subject: 'union',
    subjectId: unionId,
    after: { ...union, officerId: userId },
  })
  return unionId
}
