import type { BudgetUnitView, FilingVersion } from '@yuxiang/shared/api/reserved-share'
import type { FilingStatus } from '@yuxiang/shared/reserved-share/words'
import type { FilingState } from '@yuxiang/shared/states/share-filing'

type Tone = 'green' | 'citrus' | 'vermilion' | 'plain'

export const versionTones: Record<FilingState, Tone> = {
  draft: 'plain',
  submitted: 'citrus',
  returned: 'vermilion',
  accepted: 'green',
  superseded: 'plain',
}

export const statusTones: Record<FilingStatus, Tone> = {
  notFiled: 'vermilion',
  submitted: 'citrus',
  returned: 'vermilion',
  accepted: 'green',
}

/** 奉节县 · 奉节县财政局 */
export const unitPlace = ({ county, supervisor }: BudgetUnitView): string =>
  `${county || '市本级'} · ${supervisor}`

/** How much of the planned purchase is kept, in percent with one decimal: for reading, never for money. */
export const shareText = ({
  plannedFen,
  reservedFen,
}: Pick<FilingVersion, 'plannedFen' | 'reservedFen'>): string =>
  plannedFen && reservedFen !== null ? `${Math.floor((reservedFen * 1_000) / plannedFen) / 10}%` : '—'
