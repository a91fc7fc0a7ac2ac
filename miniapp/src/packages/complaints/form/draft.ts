import type { CaseFile } from '@yuxiang/shared/api/complaint-views'
import type { ComplaintInput, ComplaintStart } from '@yuxiang/shared/api/complaints'
import type { CaseKind } from '@yuxiang/shared/complaints/words'
import { dropDraft, storeDraft, storedDraft } from '@/services/kept'
import { readYuan } from '@/services/yuan'

/** What somebody wants: their matter solved, the merchant looked into, or both. */
export type Wish = 'solve' | 'investigate' | 'both'

export interface Draft {
  kind?: CaseKind
  wish?: Wish
  productId: string
  description: string
  seenWhere: string
  happenedOn: string
  demand: string
  yuan: string
  files: CaseFile[]
  name: string
  phone: string
  address: string
  anonymous: boolean
}

const newDraft = (start: ComplaintStart): Draft => ({
  productId: start.productId ?? '',
  description: '',
  seenWhere: '',
  happenedOn: '',
  demand: '',
  yuan: '',
  files: [],
  ...start.particulars,
  anonymous: false,
})

const nameOf = (subject: string) => `complaint-${subject}`

/** What was typed on this phone and not sent; empty fields are filled with what is known by now. */
export function keptDraft(userId: string, subject: string, start: ComplaintStart): Draft {
  const kept = storedDraft<Draft>(userId, nameOf(subject))
  const fresh = newDraft(start)
  if (!kept) return fresh
  const { name, phone, address } = fresh
  return {
    ...fresh,
    ...kept,
    files: filesThere(kept.files, start),
    name: kept.name || name,
    phone: kept.phone || phone,
    address: kept.address || address,
  }
}

/** Ids of the files that the draft on this phone names. */
export const keptFiles = (userId: string, subject: string): string[] =>
  (storedDraft<Draft>(userId, nameOf(subject))?.files ?? []).map(({ id }) => id)

/** Files that lay on no case for too long were removed: names of those that a draft still has. */
export const lostFiles = (userId: string, subject: string, { goneFiles }: ComplaintStart): string[] =>
  (storedDraft<Draft>(userId, nameOf(subject))?.files ?? [])
    .filter(({ id }) => goneFiles.includes(id))
    .map(({ name }) => name)

const filesThere = (files: readonly CaseFile[], { goneFiles }: ComplaintStart): CaseFile[] =>
  files.filter(({ id }) => !goneFiles.includes(id))

export const keepDraft = (userId: string, subject: string, draft: Draft): void =>
  storeDraft(userId, nameOf(subject), draft)

export const forgetDraft = (userId: string, subject: string): void => dropDraft(userId, nameOf(subject))

/** What is still missing, by field, in the words of the form. */
export function missingOf(draft: Draft): Record<string, string> {
  const errors: Record<string, string> = {}
  const isReport = draft.wish === 'investigate'
  if (!draft.kind) errors.kind = '请选择是什么问题'
  if (!draft.wish) errors.track = '请选择您希望怎么处理'
  if ([...draft.description.trim()].length < 5) errors.description = '请写清楚发生了什么，至少 5 个字'
  if (draft.kind === 'price' && draft.seenWhere.trim() === '') errors.seenWhere = '请写明在哪里看到的价格'
  if (draft.kind === 'price' && draft.happenedOn === '') errors.happenedOn = '请选择看到的日期'
  if (!isReport && draft.demand.trim().length < 2) errors.demand = '请写下您的诉求'
  if (draft.yuan && readYuan(draft.yuan).error) errors.demandFen = readYuan(draft.yuan).error ?? ''
  if (isReport && draft.anonymous) return errors
  if (draft.name.trim().length < 2) errors['particulars.name'] = '请填写真实姓名'
  if (!/^1[3-9]\d{9}$/.test(draft.phone)) errors['particulars.phone'] = '请填写 11 位手机号'
  if (draft.address.trim().length < 5) errors['particulars.address'] = '请填写通讯地址'
  return errors
}

/** The call's body. */
export function bodyOf(draft: Draft, start: ComplaintStart): ComplaintInput | null {
  const { kind, wish, yuan, seenWhere, happenedOn } = draft
  if (!kind || !wish) return null
  const { fen } = yuan ? readYuan(yuan) : { fen: undefined }
  const isReport = wish === 'investigate'
  return {
    kind,
    track: isReport ? 'violationReport' : 'complaint',
    merchantId: start.merchantId,
    ...(start.orderId ? { orderId: start.orderId } : {}),
    ...(draft.productId ? { productId: draft.productId } : {}),
    ...(start.traceCode && draft.productId === start.productId ? { traceCode: start.traceCode } : {}),
    description: draft.description.trim(),
    demand: draft.demand.trim(),
    evidence: draft.files.map(({ id }) => id),
    ...(fen ? { demandFen: fen } : {}),
    ...(seenWhere.trim() ? { seenWhere: seenWhere.trim() } : {}),
    ...(happenedOn ? { happenedOn } : {}),
    ...(isReport && draft.anonymous
      ? { anonymous: true }
      : {
          particulars: {
            name: draft.name.trim(),
            phone: draft.phone,
            address: draft.address.trim(),
          },
        }),
    ...(wish === 'both' ? { alsoReport: true } : {}),
  }
}
