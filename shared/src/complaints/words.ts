/** 价格 · 质量 · 服务 · 假冒认定 */
export const caseKinds = ['price', 'quality', 'service', 'falseCertification'] as const
export type CaseKind = (typeof caseKinds)[number]

export const caseKindNames: Record<CaseKind, string> = {
  price: '价格问题',
  quality: '质量问题',
  service: '服务问题',
  falseCertification: '假冒帮扶认定',
}

/** 不予受理: 《市场监督管理投诉举报处理暂行办法》（总局令第20号）第十五条. */
export const refusalGrounds = [
  'notCompetent',
  'handledElsewhere',
  'notForLiving',
  'overThreeYears',
  'particularsMissing',
  'otherLaw',
] as const
export type RefusalGround = (typeof refusalGrounds)[number]

export const refusalGroundNames: Record<RefusalGround, string> = {
  notCompetent: '投诉事项不属于市场监管部门职责，或本机关不具有处理权限（第十五条第一项）',
  handledElsewhere: '法院、仲裁机构、其他行政机关或消费者协会已受理或处理过同一争议（第十五条第二项）',
  notForLiving: '不是为生活消费需要购买、使用商品或接受服务，或不能证明存在消费者权益争议（第十五条第三项）',
  overThreeYears: '知道或应当知道权益受侵害之日起超过三年（第十五条第四项）',
  particularsMissing: '未提供投诉人、被投诉人信息或具体的投诉请求与事实（第十五条第五项）',
  otherLaw: '法律、法规、规章规定不予受理的其他情形（第十五条第六项）',
}

/** 终止调解: 第二十一条. */
export const terminationReasons = [
  'selfSettled',
  'testingDisputed',
  'absentOrRefused',
  'noAgreement',
  'timeOver',
  'refusalGroundFound',
  'otherLaw',
] as const
export type TerminationReason = (typeof terminationReasons)[number]

export const terminationReasonNames: Record<TerminationReason, string> = {
  selfSettled: '投诉人撤回投诉或双方自行和解（第二十一条第一项）',
  testingDisputed: '对检测、鉴定的机构或费用承担无法协商一致（第二十一条第二项）',
  absentOrRefused: '一方无正当理由不参加调解，或被投诉人明确拒绝调解（第二十一条第三项）',
  noAgreement: '经组织调解，一方明确表示无法达成协议（第二十一条第四项）',
  timeOver: '自受理之日起四十五个工作日内未能达成协议（第二十一条第五项）',
  refusalGroundFound: '受理后发现存在不予受理的情形（第二十一条第六项）',
  otherLaw: '法律、法规、规章规定应当终止的其他情形（第二十一条第七项）',
}

/** Why a clock may stand still: what tests take does not count. */
export const suspensionReasons = ['testing', 'forceMajeure'] as const
export type SuspensionReason = (typeof suspensionReasons)[number]

export const suspensionReasonNames: Record<SuspensionReason, string> = {
  testing: '检定、检验、检测、鉴定期间（不计入处理期限）',
  forceMajeure: '不可抗力',
}

/** 文书, by what they say. */
export const documentKinds = [
  'acceptance',
  'refusal',
  'mediationRecord',
  'mediationAgreement',
  'termination',
  'filing',
  'notFiled',
  'penaltyNotice',
  'penalty',
  'noPenalty',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** Title of each, and the word in its number: 奉节市监投受〔2026〕12 号. */
export const documentWords: Record<DocumentKind, { title: string; word: string }> = {
  acceptance: { title: '投诉受理决定书', word: '投受' },
  refusal: { title: '投诉不予受理决定书', word: '投不受' },
  mediationRecord: { title: '投诉办结告知书', word: '投结' },
  mediationAgreement: { title: '消费者权益争议调解书', word: '投调' },
  termination: { title: '终止调解告知书', word: '投终' },
  filing: { title: '举报立案告知书', word: '举立' },
  notFiled: { title: '举报不予立案告知书', word: '举不立' },
  penaltyNotice: { title: '行政处罚告知书', word: '罚告' },
  penalty: { title: '行政处罚决定书', word: '处罚' },
  noPenalty: { title: '不予行政处罚决定书', word: '不罚' },
}

/** What the law gives a time for: 受理 · 调解 · 履行 · 告知 · 核查 · 告知举报人 · 处罚决定. */
export const deadlineKinds = [
  'accept',
  'mediate',
  'perform',
  'tell',
  'verify',
  'tellReporter',
  'decide',
] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

export const deadlineNames: Record<DeadlineKind, string> = {
  accept: '决定是否受理',
  mediate: '调解',
  perform: '履行协议',
  tell: '告知双方',
  verify: '核查并决定是否立案',
  tellReporter: '告知举报人',
  decide: '作出处理决定',
}
