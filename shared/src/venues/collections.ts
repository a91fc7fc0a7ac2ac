/** What an online zone (专区) collects. */
export const venueCollections = ['county', 'theme', 'shandong', 'enterprise', 'township'] as const
export type VenueCollection = (typeof venueCollections)[number]

export const venueCollectionNames: Record<VenueCollection, string> = {
  county: '区县专区',
  theme: '主题专区',
  shandong: '鲁渝协作',
  enterprise: '万企兴万村',
  township: '18 个乡镇',
}

/** 原 18 个深度贫困乡镇 (渝府办发〔2021〕88号（一）), with the county each lies in (GB/T 2260). */
export const townships = [
  { name: '龙驹镇', countyCode: '500101' },
  { name: '金溪镇', countyCode: '500114' },
  { name: '大进镇', countyCode: '500154' },
  { name: '后坪乡', countyCode: '500156' },
  { name: '鸡鸣乡', countyCode: '500229' },
  { name: '沿河乡', countyCode: '500229' },
  { name: '三建乡', countyCode: '500230' },
  { name: '泥溪镇', countyCode: '500235' },
  { name: '平安乡', countyCode: '500236' },
  { name: '双龙镇', countyCode: '500237' },
  { name: '红池坝镇', countyCode: '500238' },
  { name: '天元乡', countyCode: '500238' },
  { name: '中益乡', countyCode: '500240' },
  { name: '隘口镇', countyCode: '500241' },
  { name: '车田乡', countyCode: '500242' },
  { name: '浪坪乡', countyCode: '500242' },
  { name: '三义乡', countyCode: '500243' },
  { name: '大垭乡', countyCode: '500243' },
] as const satisfies readonly { name: string; countyCode: string }[]

export const countyOfTownship = (name: string): string | undefined =>
  townships.find((township) => township.name === name)?.countyCode
