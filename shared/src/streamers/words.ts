export const streamerKinds = ['farmer', 'merchant', 'professional', 'official', 'volunteer'] as const
export type StreamerKind = (typeof streamerKinds)[number]

export const streamerKindNames: Record<StreamerKind, string> = {
  farmer: '农民主播',
  merchant: '商家主播',
  professional: '机构主播',
  official: '助农干部',
  volunteer: '公益主播',
}

/** What “2111” counts beside streamers: where they broadcast from, who trains and leads them, what they made known. */
export const entryKinds = ['base', 'team', 'brand'] as const
export type EntryKind = (typeof entryKinds)[number]

export const entryKindNames: Record<EntryKind, string> = {
  base: '产地直播基地',
  team: '直播机构',
  brand: '网红品牌',
}

/** What has a target for each year. */
export const registerKinds = ['base', 'team', 'brand', 'streamer', 'trained'] as const
export type RegisterKind = (typeof registerKinds)[number]

export const registerKindNames: Record<RegisterKind, string> = {
  ...entryKindNames,
  streamer: '带货主播',
  trained: '培训合格人数',
}

/** 个, 家, 名 … */
export const registerUnits: Record<RegisterKind, string> = {
  base: '个',
  team: '家',
  brand: '个',
  streamer: '名',
  trained: '人',
}

export const trainingResults = ['passed', 'failed', 'absent'] as const
export type TrainingResult = (typeof trainingResults)[number]

export const trainingResultNames: Record<TrainingResult, string> = {
  passed: '合格',
  failed: '不合格',
  absent: '缺席',
}

/** The first year that targets and figures are kept for: the project's own. */
export const registerYearMin = 2020
export const registerYearMax = 2099
