import type { GroundKey } from '../types.ts'

/** Light, middle and deep tone of each ground. */
export const grounds: Record<GroundKey, { light: string; middle: string; deep: string }> = {
  apricot: { light: '#FFF5E4', middle: '#FFDFAE', deep: '#F4B566' },
  rose: { light: '#FEF1ED', middle: '#F8D3CB', deep: '#E59D90' },
  sage: { light: '#F3F7EE', middle: '#D6E5CB', deep: '#A0C092' },
  honey: { light: '#FFF8E2', middle: '#FBE3A4', deep: '#EBBB55' },
  cream: { light: '#FDF9F1', middle: '#F3E8D3', deep: '#D5C09A' },
  sky: { light: '#F2F8FB', middle: '#D2E5EF', deep: '#97BED4' },
  lilac: { light: '#F8F4FA', middle: '#E0D4EA', deep: '#B7A1CC' },
  clay: { light: '#FBF2EB', middle: '#EDD3BE', deep: '#CD9E7C' },
  mint: { light: '#F1F9F3', middle: '#CDEAD6', deep: '#8BC6A0' },
  wheat: { light: '#FCF6E7', middle: '#EDDFB8', deep: '#CDB273' },
}

/** Mixes two `#rrggbb` colours; 0 gives the first, 1 the second. */
export function mix(from: string, to: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16)
  const mixed = [1, 3, 5].map((at) =>
    Math.round(channel(from, at) * (1 - share) + channel(to, at) * share)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${mixed.join('')}`
}
