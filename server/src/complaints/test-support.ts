import type { StepInput } from '@yuxiang/shared/api/complaint-desk'
import type { ComplaintInput } from '@yuxiang/shared/api/complaints'
import type { Caller } from '../../../test/support/caller.ts'
import { newPhone, type Shop } from '../../../test/support/shop.ts'
import { assignCounty, createStaff } from '../identity/index.ts'

export const FENGJIE = '500236'
export const CHENGKOU = '500229'
export const CITY = '500000'

/** Somebody of a region's market supervision, signed in. */
export async function regulator(shop: Shop, regionCode: string): Promise<Caller> {
  const { platform } = shop.server
  const phone = newPhone()
  const userId = await createStaff(platform, {
    phone,
    roles: ['regulator'],
    nickname: `办案员${phone.slice(-4)}`,
  })
  await assignCounty(platform.database.db, userId, regionCode, 'regulator')
  return shop.signIn(phone)
}

export const particulars = {
  name: '欧阳知秋',
  phone: '13512345678',
  address: '重庆市渝北区龙溪街道松石支路 8 号',
}

/** A complaint about a product, complete. */
export const told = (changes: Partial<ComplaintInput>): ComplaintInput => ({
  kind: 'quality',
  track: 'complaint',
  description: '收到的脐橙有一半发霉，拆箱就有酒味，联系商家两天没有回复',
  evidence: [],
  demand: '退款并查明同一批次是否还有问题',
  particulars,
  ...changes,
})

export const bring = (by: Caller, changes: Partial<ComplaintInput>) =>
  by.call('POST /api/complaints', { body: told(changes) })

type Without<T> = T extends StepInput ? Omit<T, 'version' | 'opinion'> & { opinion?: string } : never

/** An officer's step on the case as it stands. */
export async function step(by: Caller, id: string, input: Without<StepInput>) {
  const { version } = await by.call('GET /api/regulator/cases/{id}', { params: { id } })
  const body = { opinion: '经审查符合规定', ...input, version } as StepInput
  return by.call('POST /api/regulator/cases/{id}/steps', { params: { id }, body })
}

/** Announces a penalty, as if it had been long ago: the days for the merchant's statement are over. */
export async function announcePenalty(
  shop: Shop,
  by: Caller,
  id: string,
  penalty: Extract<StepInput, { event: 'announcePenalty' }>['penalty'],
): Promise<void> {
  await step(by, id, { event: 'announcePenalty', penalty })
  await shop.server.platform.database.sql.begin(async (sql) => {
    await sql`alter table complaint_events disable trigger complaint_events_append_only`
    await sql`
      update complaint_events set at = at - interval '30 days' where case_id = ${id} and event = 'announcePenalty'`
    await sql`alter table complaint_events enable trigger complaint_events_append_only`
  })
}

let files = 0
/** Sends evidence in; answers what came. */
export async function sendFile(
  shop: Shop,
  owner: Caller,
  bytes: string | Uint8Array<ArrayBuffer> = `%PDF-1.7\n% ${++files}\n`,
  name = '证据.pdf',
): Promise<Response> {
  const form = new FormData()
  form.append('file', new Blob([bytes]), name)
  return fetch(`${shop.url}/api/complaint-files`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${owner.token}` },
  })
}

export const sendPaper = async (shop: Shop, owner: Caller): Promise<string> =>
  ((await (await sendFile(shop, owner)).json()) as { id: string }).id
