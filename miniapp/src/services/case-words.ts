import type { CaseEntry, CaseSummary } from '@yuxiang/shared/api/complaint-views'
import { type DeadlineKind, deadlineNames } from '@yuxiang/shared/complaints/words'
import type { CaseState } from '@yuxiang/shared/states/complaint'
import { chinaDay } from './china-time'

/** What each event is called on a timeline. */
const eventNames: Record<string, string> = {
  receive: '已提交',
  accept: '已受理',
  refuse: '不予受理',
  mediate: '组织调解',
  offer: '提出方案',
  decline: '不同意方案',
  agreeOffer: '同意方案',
  agree: '达成协议',
  perform: '协议已履行',
  performed: '商家登记已履行',
  terminate: '终止调解',
  close: '办结并告知',
  withdraw: '已撤回',
  verify: '开始核查',
  extend: '延长核查期限',
  file: '立案',
  dismiss: '不予立案',
  announcePenalty: '拟处罚告知',
  penalise: '行政处罚',
  drop: '不予处罚',
  tell: '已告知结果',
  transfer: '移送',
  assign: '分派',
  requestReply: '请商家说明',
  reply: '商家答复',
  statement: '商家陈述、申辩',
  replyOverdue: '商家逾期未答复',
  suspend: '期限中止',
  resume: '期限恢复',
  supplement: '补充材料',
  hurry: '催办',
  escalate: '超期督办',
  warn: '期限提醒',
  publish: '公示',
  note: '记录',
}

export const eventName = (event: string): string => eventNames[event] ?? event

const actorNames = {
  complainant: '投诉人',
  reporter: '举报人',
  merchant: '商家',
  officer: '办案人员',
  system: '系统',
} as const satisfies Record<CaseEntry['by'], string>

export const actorName = ({ by, byName }: Pick<CaseEntry, 'by' | 'byName'>): string =>
  by === 'officer' && byName ? byName : actorNames[by]

const warm = ['refuse', 'decline', 'terminate', 'replyOverdue', 'escalate', 'announcePenalty', 'penalise']
const good = ['accept', 'agree', 'perform', 'close', 'file', 'tell', 'receive', 'reply', 'statement']

export const eventTone = (event: string): 'vermilion' | 'green' | 'plain' =>
  warm.includes(event) ? 'vermilion' : good.includes(event) ? 'green' : 'plain'

/** What the running deadline means to whoever waits for it. */
const waits: Record<DeadlineKind, string> = {
  accept: '前决定是否受理',
  mediate: '前有调解结果',
  perform: '前履行协议',
  tell: '前告知结果',
  verify: '前决定是否立案',
  tellReporter: '前告知您结果',
  decide: '前作出处理决定',
}

export function dueWords({
  dueOn,
  dueKind,
  suspended,
}: Pick<CaseSummary, 'dueOn' | 'dueKind' | 'suspended'>): string {
  if (suspended) return '正在检测鉴定，期限暂停计算'
  if (dueOn === null || dueKind === null) return ''
  return `最迟 ${chinaDay(dueOn)}${waits[dueKind]}`
}

export const dueName = (kind: DeadlineKind | null): string => (kind === null ? '' : deadlineNames[kind])

export function stateTone(state: CaseState): 'green' | 'citrus' | 'vermilion' | 'plain' {
  if (['performed', 'closed', 'told', 'agreed'].includes(state)) return 'green'
  if (['refused', 'terminated', 'penalised', 'notFiled'].includes(state)) return 'vermilion'
  return state === 'withdrawn' || state === 'unpenalised' ? 'plain' : 'citrus'
}

/** 还剩 3 个工作日 · 今天到期 · 已超 2 个工作日. */
export function leftWords(daysLeft: number | null): string {
  if (daysLeft === null) return ''
  if (daysLeft === 0) return '今天到期'
  return daysLeft > 0 ? `还剩 ${daysLeft} 个工作日` : `已超 ${-daysLeft} 个工作日`
}
