import { sha256 } from './sha256.ts'

export const traceEventKinds = [
  'planting',
  'input',
  'harvest',
  'test',
  'processing',
  'storage',
  'coldChain',
  'shipping',
  'recall',
  'recallLifted',
] as const
export type TraceEventKind = (typeof traceEventKinds)[number]

/** Those that a merchant writes; the others follow from what was decided about the batch. */
export const traceStages = [
  'planting',
  'input',
  'harvest',
  'test',
  'processing',
  'storage',
  'coldChain',
  'shipping',
] as const satisfies readonly TraceEventKind[]

export const traceEventNames: Readonly<Record<TraceEventKind, string>> = {
  planting: '种植养殖',
  input: '投入品使用',
  harvest: '采收',
  test: '检验检测',
  processing: '加工包装',
  storage: '仓储',
  coldChain: '冷链',
  shipping: '出库发运',
  recall: '召回',
  recallLifted: '解除召回',
}

/** What is fixed when a batch is opened; the first event's hash covers it. */
export interface TraceBatchFacts {
  traceCode: string
  batchCode: string
  merchantId: string
  skuId: string
  quantity: number
  unit: string
  origin: string
  producedOn: string
  bestBefore: string
}

/** What an event says; moments in UTC, temperatures in tenths of a degree. */
export interface TraceEventFacts {
  position: number
  kind: TraceEventKind
  at: string
  place: string
  text: string
  temperatures: readonly { at: string; celsiusTenths: number }[]
  /** Addresses of pictures, which are named by their content. */
  photos: readonly string[]
  /** Its content is in the chain by its SHA-256. */
  report: { name: string; sha256: string } | null
  /** The position of the event that this one puts right. */
  corrects: number | null
  recordedAt: string
}

export interface TraceLink extends TraceEventFacts {
  hash: string
}

/** What an event before the first would have for its hash. */
export const hashOfBatch = (facts: TraceBatchFacts): string => sha256(canonicalJson(pick(facts, batchFields)))

/** The hash of an event over everything it says and the hash of the one before it. */
export const hashOfEvent = (previousHash: string, facts: TraceEventFacts): string =>
  sha256(canonicalJson({ previousHash, ...pick(facts, eventFields) }))

/**
 * The place of the first event that is not as it was written: one behind the last when events are missing at the
 * end, and null for a chain that is whole. `head` is what the batch remembers of its newest event.
 */
export function brokenAt(
  facts: TraceBatchFacts,
  links: readonly TraceLink[],
  head: { position: number; hash: string },
): number | null {
  let previousHash = hashOfBatch(facts)
  for (const [index, link] of links.entries()) {
    const expected = hashOfEvent(previousHash, link)
    if (link.position !== index + 1 || link.hash !== expected) return index + 1
    previousHash = link.hash
  }
  return head.position === links.length && head.hash === previousHash ? null : links.length + 1
}

const batchFields = [
  'traceCode',
  'batchCode',
  'merchantId',
  'skuId',
  'quantity',
  'unit',
  'origin',
  'producedOn',
  'bestBefore',
] as const satisfies readonly (keyof TraceBatchFacts)[]

const eventFields = [
  'position',
  'kind',
  'at',
  'place',
  'text',
  'temperatures',
  'photos',
  'report',
  'corrects',
  'recordedAt',
] as const satisfies readonly (keyof TraceEventFacts)[]

function pick<Facts extends object>(facts: Facts, fields: readonly (keyof Facts)[]): object {
  return Object.fromEntries(fields.map((field) => [field, facts[field]]))
}

/** JSON with sorted keys and no blanks: the same text whoever writes it. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`
}
