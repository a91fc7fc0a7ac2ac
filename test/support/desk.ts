import { readXlsx } from 'hucre/xlsx'
import { createStaff } from '../../server/src/identity/index.ts'
import { recordUpload } from '../../server/src/platform/files/index.ts'
import type { Caller } from './caller.ts'
import { newPhone, type Shop } from './shop.ts'

let pictures = 0

/** A picture that somebody has sent in, by its address: by turns of today's length and of the former. */
export async function uploaded(shop: Shop, { userId }: Caller): Promise<string> {
  const hash = (++pictures).toString(16).padStart(pictures % 2 ? 32 : 16, 'a')
  await recordUpload(shop.server.platform.database.db, userId, hash, shop.now())
  return `/files/${hash}-1200.webp`
}

export async function operatorOf(shop: Shop): Promise<Caller> {
  const phone = newPhone()
  await createStaff(shop.server.platform, { phone, roles: ['operator'] })
  return shop.signIn(phone)
}

/** Sends a sheet to a call that takes one; answers status and body as they came. */
export async function sendSheet<Body>(
  caller: Caller,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ status: number; body: Body }> {
  const form = new FormData()
  form.append('file', new File([bytes], '表格.xlsx'))
  const answer = await fetch(caller.url + path, {
    method: 'POST',
    headers: { Authorization: `Bearer ${caller.token}` },
    body: form,
  })
  return { status: answer.status, body: (await answer.json()) as Body }
}

/** Fetches a file by the address an export answered with. */
export async function download(shop: Pick<Shop, 'url'>, url: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(shop.url + url)
  if (!answer.ok) throw new Error(`the file answered ${answer.status} ${await answer.text()}`)
  return new Uint8Array(await answer.arrayBuffer())
}

/** The rows of the first sheet, or of another. */
export async function rowsOf(bytes: Uint8Array, sheet = 0): Promise<unknown[][]> {
  return (await readXlsx(bytes)).sheets[sheet]?.rows ?? []
}

/** CSV of such rows, as a sheet is sent back. */
export const csv = (rows: readonly (readonly unknown[])[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    rows
      .map((row) => row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(','))
      .join('\n'),
  )
