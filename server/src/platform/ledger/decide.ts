import { type AccountKind, accountKinds, roads, type TransferCode, type Unit } from './roads.ts'

/** Moves at once; or holds, to be posted or voided later. `id` makes a repeat harmless. */
interface Movement {
  id: string
  from: string
  to: string
  /** Fen or points, above zero. */
  amount: number
  code: TransferCode
  /** The order, grant or day it happens for. */
  subjectId: string
}
export type Transfer =
  | ({ phase: 'single' } & Movement)
  | ({ phase: 'pending'; expiresAt: Date } & Movement)
  /** Moves what was held, or a part of it; the rest is free again. */
  | { phase: 'post'; id: string; pendingId: string; amount?: number }
  | { phase: 'void'; id: string; pendingId: string }

type RefusalReason =
  | 'insufficient'
  | 'accountUnknown'
  | 'roadClosed'
  | 'transferDiffers'
  | 'pendingUnknown'
  | 'alreadyResolved'
  | 'pendingExpired'
  | 'amountTooLarge'

/** Why a linked group did not happen, and at which of its transfers. */
export interface GroupRefusal {
  reason: RefusalReason
  transfer: Transfer
}

export interface AccountState {
  id: string
  unit: Unit
  kind: AccountKind
  balance: number
  held: number
  mayGoNegative: boolean
}

/**
 * An account that a hold is for, without a look at it: a hold changes its source alone, and that the target exists is
 * for the foreign key to say. Any other movement of it is a fault, as its balance is no number.
 */
export const unseenTarget = (id: string, kind: AccountKind): AccountState => ({
  ...accountKinds[kind],
  id,
  kind,
  balance: Number.NaN,
  held: Number.NaN,
})

/** A transfer as it is written. */
export interface TransferRow extends Movement {
  unit: Unit
  phase: Transfer['phase']
  /** Of a pending one: until when it can be posted. */
  expiresAt: Date | null
  pendingId: string | null
}

/** What the database knew, read under the accounts' locks. */
export interface Known {
  accounts: readonly AccountState[]
  /** Transfers with the ids of this call, and the pending ones that it resolves. */
  transfers: readonly TransferRow[]
  /** Which pending ones among those were posted or voided before. */
  resolved: ReadonlySet<string>
}

/** What to write. */
export interface Decision {
  /** One per group, in order; null: it happened (or had happened before). */
  refusals: (GroupRefusal | null)[]
  transfers: TransferRow[]
  /** Accounts that changed, with their new figures. */
  accounts: AccountState[]
}

/**
 * The ledger's rules, without a database: works off groups of linked transfers in order. A group happens whole or
 * not at all; groups depend on each other only through what earlier ones did.
 */
export function decide(known: Known, groups: readonly (readonly Transfer[])[], now: Date): Decision {
  const accounts = new Map(known.accounts.map((account) => [account.id, account]))
  const transfers = new Map(known.transfers.map((row) => [row.id, row]))
  const resolved = new Set(known.resolved)
  const decision: Decision = { refusals: [], transfers: [], accounts: [] }
  const changed = new Set<string>()
  for (const group of groups) {
    const draft = new Draft(accounts, transfers, resolved, now)
    const refusal = draft.run(group)
    decision.refusals.push(refusal)
    if (refusal) continue
    for (const account of draft.accounts.values()) {
      accounts.set(account.id, account)
      changed.add(account.id)
    }
    for (const row of draft.rows.values()) {
      transfers.set(row.id, row)
      decision.transfers.push(row)
      if (row.pendingId !== null) resolved.add(row.pendingId)
    }
  }
  decision.accounts = [...changed].map((id) => accounts.get(id) as AccountState)
  return decision
}

/** One group's changes, kept apart until all of it is allowed. */
class Draft {
  readonly accounts = new Map<string, AccountState>()
  readonly rows = new Map<string, TransferRow>()
  readonly #base: ReadonlyMap<string, AccountState>
  readonly #transfers: ReadonlyMap<string, TransferRow>
  readonly #resolvedBefore: ReadonlySet<string>
  readonly #resolved = new Set<string>()
  readonly #now: Date

  constructor(
    base: ReadonlyMap<string, AccountState>,
    transfers: ReadonlyMap<string, TransferRow>,
    resolvedBefore: ReadonlySet<string>,
    now: Date,
  ) {
    this.#base = base
    this.#transfers = transfers
    this.#resolvedBefore = resolvedBefore
    this.#now = now
  }

  run(group: readonly Transfer[]): GroupRefusal | null {
    for (const transfer of group) {
      const reason =
        transfer.phase === 'post' || transfer.phase === 'void'
          ? this.#resolve(transfer)
          : this.#move(transfer)
      if (reason !== null) return { reason, transfer }
    }
    return null
  }

  #account(id: string): AccountState | undefined {
    return this.accounts.get(id) ?? this.#base.get(id)
  }

  #find(id: string): TransferRow | undefined {
    return this.rows.get(id) ?? this.#transfers.get(id)
  }

  #change(account: AccountState, balance: number, held: number): void {
    const after = { ...account, balance: account.balance + balance, held: account.held + held }
    assertExact(after.balance)
    assertExact(after.held)
    this.accounts.set(account.id, after)
  }

  #move(transfer: Transfer & { phase: 'single' | 'pending' }): RefusalReason | null {
    assertAmount(transfer.amount)
    const before = this.#find(transfer.id)
    if (before) return isSame(before, transfer) ? null : 'transferDiffers'
    const from = this.#account(transfer.from)
    const to = this.#account(transfer.to)
    if (!from || !to) return 'accountUnknown'
    const [fromKind, toKind] = roads[transfer.code]
    if (from.kind !== fromKind || to.kind !== toKind || from.id === to.id) return 'roadClosed'
    if (!from.mayGoNegative && from.balance - from.held < transfer.amount) return 'insufficient'
    if (transfer.phase === 'single') {
      this.#change(from, -transfer.amount, 0)
      this.#change(to, transfer.amount, 0)
    } else {
      // Only the source knows of a hold; the target hears when it is posted.
      this.#change(from, 0, transfer.amount)
    }
    const { id, amount, code, subjectId, phase } = transfer
    this.rows.set(id, {
      id,
      unit: from.unit,
      from: from.id,
      to: to.id,
      amount,
      code,
      phase,
      expiresAt: transfer.phase === 'pending' ? transfer.expiresAt : null,
      pendingId: null,
      subjectId,
    })
    return null
  }

  #resolve(transfer: Transfer & { phase: 'post' | 'void' }): RefusalReason | null {
    const pending = this.#find(transfer.pendingId)
    if (!pending?.expiresAt) return 'pendingUnknown'
    const amount = (transfer.phase === 'post' ? transfer.amount : undefined) ?? pending.amount
    assertAmount(amount)
    const before = this.#find(transfer.id)
    if (before) {
      const same =
        before.phase === transfer.phase && before.pendingId === pending.id && before.amount === amount
      return same ? null : 'transferDiffers'
    }
    if (this.#resolvedBefore.has(pending.id) || this.#resolved.has(pending.id)) return 'alreadyResolved'
    if (amount > pending.amount) return 'amountTooLarge'
    if (transfer.phase === 'post' && pending.expiresAt <= this.#now) return 'pendingExpired'
    const from = this.#account(pending.from)
    if (!from) return 'accountUnknown'
    this.#change(from, transfer.phase === 'post' ? -amount : 0, -pending.amount)
    if (transfer.phase === 'post') {
      const to = this.#account(pending.to)
      if (!to) return 'accountUnknown'
      this.#change(to, amount, 0)
    }
    this.rows.set(transfer.id, {
      ...pending,
      id: transfer.id,
      amount,
      phase: transfer.phase,
      expiresAt: null,
      pendingId: pending.id,
    })
    this.#resolved.add(pending.id)
    return null
  }
}

const isSame = (row: TransferRow, transfer: Transfer & { phase: 'single' | 'pending' }): boolean =>
  row.phase === transfer.phase &&
  row.from === transfer.from &&
  row.to === transfer.to &&
  row.amount === transfer.amount &&
  row.code === transfer.code &&
  row.subjectId === transfer.subjectId

/** A wrong amount is a fault of the caller, never of a user. */
function assertAmount(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError(`not an amount: ${amount}`)
}

/** Beyond 2^53 a number skips whole fen: better no transfer than a balance that is off by one. */
function assertExact(figure: number): void {
  if (!Number.isSafeInteger(figure)) throw new RangeError(`not an exact figure: ${figure}`)
}
