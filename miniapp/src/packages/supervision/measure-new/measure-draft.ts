import type { MeasureInput } from '@yuxiang/shared/api/supervision'
import {
  type MeasureKind,
  measureKinds,
  productMeasures,
  type SourceKind,
  sourceKinds,
} from '@yuxiang/shared/supervision/measures'
import { addressText } from '@/services/address-text'

/** A measure as it is filled in. */
export interface Draft {
  kind: MeasureKind
  product: { id: string; name: string } | null
  reason: string
  /** Days, empty while none is picked. */
  startsOn: string
  endsOn: string
  remedy: string
  isPublished: boolean
  sourceKind: SourceKind
  sourceId: string | null
}

/** What a page that leads here already knows stands in its address. */
export function emptyDraft(params: Partial<Record<string, string>>): Draft {
  const source = sourceKinds.find((kind) => kind === params.source) ?? 'desk'
  return {
    kind: measureKinds.find((kind) => kind === params.kind) ?? 'warning',
    product: params.product ? { id: params.product, name: addressText(params.productName) } : null,
    reason: addressText(params.reason),
    startsOn: '',
    endsOn: '',
    remedy: '',
    isPublished: true,
    sourceKind: params.sourceId ? source : 'desk',
    sourceId: source === 'desk' ? null : (params.sourceId ?? null),
  }
}

const atMidnight = (day: string) => (day ? `${day}T00:00:00+08:00` : null)

/** A term ends with its last day. */
function afterDay(day: string): string | null {
  if (!day) return null
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return atMidnight(next)
}

export function inputOf(merchantId: string, draft: Draft): MeasureInput {
  const { kind, product, reason, startsOn, endsOn, remedy, isPublished, sourceKind, sourceId } = draft
  const isAtOnce = kind === 'certificationSuspension'
  const isOfProduct = productMeasures.includes(kind) || kind === 'warning'
  return {
    ...{ merchantId, kind, reason, isPublished, sourceKind, sourceId },
    productId: isOfProduct ? (product?.id ?? null) : null,
    startsAt: isAtOnce ? null : atMidnight(startsOn),
    endsAt: isAtOnce ? null : afterDay(endsOn),
    remedy: kind === 'blacklist' ? remedy : null,
  }
}
