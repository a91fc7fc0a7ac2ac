import type { FlashClaim } from '@yuxiang/shared/api/flash-sales'
import { policy } from '@yuxiang/shared/policy'
import { ApiProblem, localProblem } from '../../../services/problem'

/** A claim that was sent and not settled yet, as it is stored: asked again, all of it is the same. */
export interface Wish {
  key: string
  ticket: string
  /** As it was first sent, whatever became known since; null: chosen later. */
  addressId: string | null
  /** Sent, and nobody knows what became of it: it may be won. */
  isUnheard: boolean
  /** Once it is won. */
  claimId: string | null
  keptAtMs: number
}

/** Whom a grab asks, and where it keeps its wish. */
export interface GrabRoad {
  kept: { read(): Wish | undefined; write(wish: Wish): void; forget(): void }
  newKey(): string
  nowMs(): number
  askTicket(): Promise<string>
  /** Answers the id of what was won. */
  claim(wish: Pick<Wish, 'key' | 'ticket' | 'addressId' | 'isUnheard'>): Promise<string>
  order(claimId: string, addressId: string): Promise<FlashClaim>
  read(claimId: string): Promise<FlashClaim>
}

interface GrabPace {
  onTry(tries: number): void
  isGone(): boolean
  pause(ms: number): Promise<unknown>
}

/** Silence is asked again by itself so often, always with the same key: a claim that was won is never lost or doubled. */
const TRIES = 5
const PAUSE_MS = 800
/** After this a claim that nobody ordered is released: the next tap is another act. */
const LIFETIME_MS = policy.flashPaymentTimeout.value * 60_000

/** What was asked for and is not known yet; undefined when the next tap is another act. */
export function openWish({ kept, nowMs }: Pick<GrabRoad, 'kept' | 'nowMs'>): Wish | undefined {
  const wish = kept.read()
  return wish && nowMs() - wish.keptAtMs < LIFETIME_MS ? wish : undefined
}

/** Claims a unit and orders it when there is an address; throws the {@link ApiProblem} that stands in the way. */
export async function grabUnit(
  road: GrabRoad,
  addressId: string | null,
  { onTry, isGone, pause }: GrabPace,
): Promise<FlashClaim> {
  for (let tries = 1; ; tries += 1) {
    onTry(tries)
    try {
      return await tryOnce(road, addressId)
    } catch (thrown) {
      const problem = thrown instanceof ApiProblem ? thrown : localProblem('unreadable')
      if (!problem.mayRetry || tries >= TRIES || isGone()) throw problem
      await pause(PAUSE_MS * tries)
    }
  }
}

async function tryOnce(road: GrabRoad, addressId: string | null): Promise<FlashClaim> {
  const { claimId, addressId: sentTo } = await claimUnit(road, addressId)
  // The shop may have ordered it to where it was sent already.
  const to = sentTo ?? addressId
  try {
    const claim = to ? await road.order(claimId, to) : await road.read(claimId)
    road.kept.forget()
    return claim
  } catch (thrown) {
    if (thrown instanceof ApiProblem && thrown.code === 'flash_claim_not_found') road.kept.forget()
    throw thrown
  }
}

/** What was won; asked for once more only while it is not known that it was. */
async function claimUnit(
  road: GrabRoad,
  addressId: string | null,
): Promise<{ claimId: string; addressId: string | null }> {
  const before = openWish(road)
  if (before?.claimId) return { claimId: before.claimId, addressId: before.addressId }
  const wish: Wish = before ?? {
    ticket: await road.askTicket(),
    key: road.newKey(),
    addressId,
    isUnheard: false,
    claimId: null,
    keptAtMs: road.nowMs(),
  }
  road.kept.write(wish)
  const claimId = await send(road, wish, before !== undefined)
  road.kept.write({ ...wish, claimId })
  return { claimId, addressId: wish.addressId }
}

/** Not one that was turned away before it stood in line. */
const mayHaveWon = (thrown: unknown): boolean =>
  !(thrown instanceof ApiProblem) || (thrown.mayRetry && thrown.code !== 'flash_busy')

/** The ticket of the first try does for a repeat: a sale that is over gives no other, and still answers what it sold. */
async function send(road: GrabRoad, wish: Wish, isRepeat: boolean): Promise<string> {
  try {
    return await road.claim(wish)
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem && thrown.isFinal)) {
      if (mayHaveWon(thrown)) road.kept.write({ ...wish, isUnheard: true })
      throw thrown
    }
    if (!isRepeat || thrown.code !== 'ticket_invalid') {
      road.kept.forget()
      throw thrown
    }
  }
  // Nothing was won with this key, and its ticket has become too old.
  return send(road, await withNewTicket(road, wish), false)
}

async function withNewTicket(road: GrabRoad, wish: Wish): Promise<Wish> {
  try {
    const renewed = { ...wish, ticket: await road.askTicket() }
    road.kept.write(renewed)
    return renewed
  } catch (thrown) {
    if (thrown instanceof ApiProblem && thrown.isFinal) road.kept.forget()
    throw thrown
  }
}
