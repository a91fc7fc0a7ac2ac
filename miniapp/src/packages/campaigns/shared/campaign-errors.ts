import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { ApiProblem } from '@/services/problem'

/** Where a refusal that names no field belongs. */
const fieldOf: Partial<Record<ApiProblem['code'], string>> = {
  campaign_times_invalid: 'endsAt',
  tiers_out_of_order: 'plan.tiers',
  budget_required: 'plan.budgetFen',
  gift_not_available: 'plan.tiers',
  scope_empty: 'plan.scope',
  coupon_batch_not_found: 'plan.tiers',
  special_price_overlaps: 'plan.prices',
  price_not_true: 'plan.prices',
  campaign_overlaps: 'plan.group',
  sku_not_found: 'plan.prices',
}

/** What the API says of each field of a campaign, by its path in the campaign's body, also out of a preview's. */
export function campaignErrors(thrown: unknown): FieldErrors {
  const named = Object.entries(fieldErrors(thrown)).map(
    ([path, message]) => [path.replace(/^campaign\./, ''), message] as const,
  )
  if (named.length > 0) return Object.fromEntries(named)
  const field = thrown instanceof ApiProblem ? fieldOf[thrown.code] : undefined
  return field && thrown instanceof ApiProblem ? { [field]: thrown.detail || thrown.title } : {}
}

/** Errors of a field and of all that lies within it, as one sentence each. */
export function errorsWithin(errors: FieldErrors, path: string): string[] {
  const within = Object.entries(errors).filter(([one]) => one === path || one.startsWith(`${path}.`))
  return [...new Set(within.map(([, message]) => message))]
}
