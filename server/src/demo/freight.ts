import type { DemoFreight } from './types.ts'

const offshore = ['710000', '810000', '820000']
const farWest = ['540000', '650000']
const northWest = ['150000', '620000', '630000', '640000']

/** Freight templates that merchants of the demo share; amounts in fen. */
export const freights = {
  fruit: {
    freeAboveFen: 5900,
    baseWeightG: 3000,
    baseFen: 800,
    stepWeightG: 1000,
    stepFen: 150,
    regionOverrides: [
      { provinceCodes: farWest, baseFen: 2600, stepFen: 1200 },
      { provinceCodes: northWest, baseFen: 1500, stepFen: 500 },
    ],
    excludedProvinceCodes: offshore,
  },
  parcel: {
    freeAboveFen: 3900,
    baseWeightG: 1000,
    baseFen: 600,
    stepWeightG: 1000,
    stepFen: 200,
    regionOverrides: [{ provinceCodes: farWest, baseFen: 1800, stepFen: 1000 }],
    excludedProvinceCodes: offshore,
  },
  chilled: {
    freeAboveFen: 15900,
    baseWeightG: 2000,
    baseFen: 1800,
    stepWeightG: 1000,
    stepFen: 400,
    regionOverrides: [
      { provinceCodes: ['500000', '510000', '520000'], baseFen: 1200, stepFen: 200 },
      { provinceCodes: northWest, baseFen: 3200, stepFen: 1000 },
    ],
    excludedProvinceCodes: [...offshore, ...farWest],
  },
  heavy: {
    freeAboveFen: 9900,
    baseWeightG: 5000,
    baseFen: 1000,
    stepWeightG: 1000,
    stepFen: 180,
    regionOverrides: [
      { provinceCodes: farWest, baseFen: 4200, stepFen: 1300 },
      { provinceCodes: ['500000'], baseFen: 500, stepFen: 80 },
    ],
    excludedProvinceCodes: offshore,
  },
  always: {
    freeAboveFen: 0,
    baseWeightG: 1000,
    baseFen: 0,
    stepWeightG: 1000,
    stepFen: 0,
    regionOverrides: [{ provinceCodes: farWest, baseFen: 1500, stepFen: 800 }],
    excludedProvinceCodes: offshore,
  },
  weighed: {
    freeAboveFen: null,
    baseWeightG: 1000,
    baseFen: 700,
    stepWeightG: 500,
    stepFen: 120,
    regionOverrides: [{ provinceCodes: [...farWest, ...northWest], baseFen: 1600, stepFen: 600 }],
    excludedProvinceCodes: offshore,
  },
} satisfies Record<string, DemoFreight>

export type FreightKey = keyof typeof freights
