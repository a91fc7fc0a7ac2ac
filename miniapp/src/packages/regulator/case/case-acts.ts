import type { StepEvent } from '@yuxiang/shared/api/complaint-desk'
import { policy } from '@yuxiang/shared/policy'

export interface CaseAct {
  name: string
  tone: 'main' | 'line' | 'plain' | 'green'
  /** What it will do. */
  note?: string
  warm?: boolean
  usual: readonly string[]
  done: string
}

/** What each step of an officer is called and does. */
export const caseActs: Record<StepEvent, CaseAct> = {
  accept: {
    name: '受理',
    tone: 'main',
    note: `出具受理决定书，告知双方；商家须在 ${policy.caseReply.value} 个工作日内答复，${policy.complaintMediated.value} 个工作日内调解。`,
    usual: ['属于本机关职责，予以受理'],
    done: '已受理',
  },
  refuse: {
    name: '不予受理',
    tone: 'line',
    note: '须有法定理由，出具决定书并告知投诉人。',
    warm: true,
    usual: ['经审查不符合受理条件'],
    done: '已作出决定',
  },
  verify: {
    name: '开始核查',
    tone: 'main',
    usual: ['已安排两名执法人员核查'],
    done: '已开始核查',
  },
  requestReply: {
    name: '请商家说明',
    tone: 'line',
    note: `商家会看到这里写的内容，须在 ${policy.caseReply.value} 个工作日内答复。举报案件请勿写入任何能看出举报人的内容。`,
    warm: true,
    usual: ['请说明该商品的进货、检验与定价情况，并提供凭证'],
    done: '已通知商家',
  },
  mediate: {
    name: '组织调解',
    tone: 'main',
    note: '写明调解的时间、方式和安排，双方都会看到。',
    usual: ['定于三日内电话调解，请双方保持电话畅通', '请双方在平台上沟通，三日内答复'],
    done: '已通知双方',
  },
  propose: {
    name: '提出调解方案',
    tone: 'main',
    note: '双方都同意后即达成协议；方案含退款的随即原路退款。',
    usual: ['依据事实提出调解方案'],
    done: '已提出',
  },
  perform: {
    name: '确认已履行',
    tone: 'main',
    usual: ['经核实，协议已履行'],
    done: '已办结',
  },
  terminate: {
    name: '终止调解',
    tone: 'plain',
    note: `作出决定后 ${policy.complaintTold.value} 个工作日内告知双方。`,
    warm: true,
    usual: ['双方未能达成一致'],
    done: '已终止调解',
  },
  close: {
    name: '告知双方并办结',
    tone: 'main',
    note: '出具告知书，送达投诉人和商家。',
    usual: ['现依法告知处理结果'],
    done: '已告知',
  },
  extend: {
    name: '延长核查期限',
    tone: 'plain',
    note: `经负责人批准，延长 ${policy.reportVerifiedMore.value} 个工作日，只能延长一次。`,
    usual: ['案情复杂，经负责人批准延长核查期限'],
    done: '已延长',
  },
  file: {
    name: '立案',
    tone: 'main',
    note: `立案后 ${policy.filedCaseDecided.value} 日内作出处理决定；${policy.reportTold.value} 个工作日内告知实名举报人。`,
    usual: ['经核查，涉嫌违法，予以立案'],
    done: '已立案',
  },
  dismiss: {
    name: '不予立案',
    tone: 'line',
    usual: ['经核查，未发现违法行为'],
    done: '已作出决定',
  },
  announcePenalty: {
    name: '拟处罚告知',
    tone: 'line',
    note: `出具告知书送达商家；商家 ${policy.penaltyStatement.value} 个工作日内可以陈述、申辩，期满后才能作出处罚决定。再次告知的，期限重新计算。`,
    warm: true,
    usual: ['调查终结，拟处罚意见已经审核'],
    done: '已告知',
  },
  penalise: {
    name: '行政处罚',
    tone: 'main',
    note: '按告知书作出决定，罚款可以低于告知的数额；其他有变更的，请先重新进行拟处罚告知。处罚决定书送达商家，并记入处罚记录。',
    warm: true,
    usual: ['事实清楚，证据确凿，依法给予处罚'],
    done: '已作出处罚',
  },
  drop: {
    name: '不予处罚',
    tone: 'plain',
    usual: ['违法行为轻微并及时改正，没有造成危害后果'],
    done: '已作出决定',
  },
  tell: {
    name: '告知举报人',
    tone: 'main',
    note: '实名举报的出具告知书；匿名的只作归档。',
    usual: ['现将处理结果告知您，感谢您的监督'],
    done: '已告知',
  },
  transfer: {
    name: '移送其他单位',
    tone: 'plain',
    note: '期限继续计算。',
    usual: ['商家实际经营地在该区县'],
    done: '已移送',
  },
  suspend: {
    name: '中止期限',
    tone: 'plain',
    note: '检测鉴定期间不计入期限，完成后请及时恢复。',
    usual: ['委托检验机构检测，检测期间不计入期限'],
    done: '已中止',
  },
  resume: {
    name: '恢复期限',
    tone: 'main',
    usual: ['检测已完成，恢复计算期限'],
    done: '已恢复',
  },
  publish: {
    name: '公示',
    tone: 'plain',
    note: '公示内容所有人可见，不得含个人信息。处罚信息自决定之日起 20 个工作日内公示。',
    warm: true,
    usual: ['依法公示处理结果'],
    done: '已公示',
  },
  note: {
    name: '添加记录',
    tone: 'plain',
    note: '只有办案人员能看到。',
    usual: ['已电话联系当事人核实情况'],
    done: '已记录',
  },
}
