export const canteens = ['own', 'outsourced', 'shared', 'none'] as const
/** own: cooks by itself · outsourced: a caterer does · shared: another unit's · none: there is no canteen. */
export type Canteen = (typeof canteens)[number]

export const canteenNames: Record<Canteen, string> = {
  own: '自办食堂',
  outsourced: '委托经营',
  shared: '合用食堂',
  none: '没有食堂',
}

export const unitLevels = ['city', 'county'] as const
export type UnitLevel = (typeof unitLevels)[number]

export const unitLevelNames: Record<UnitLevel, string> = {
  city: '市级',
  county: '区县级',
}

export const filingStatuses = ['notFiled', 'submitted', 'returned', 'accepted'] as const
/** Where a unit stands in a year, as the city sees it: drafts are nobody else's. */
export type FilingStatus = (typeof filingStatuses)[number]

export const filingStatusNames: Record<FilingStatus, string> = {
  notFiled: '未填报',
  submitted: '待审核',
  returned: '已退回',
  accepted: '已通过',
}
