import type { Step } from '@yuxiang/shared/api/certification'
import { benefitWayNames } from '@yuxiang/shared/certification/words'

/** What screens call the ways in which farmers gain. */
export const wayName = (way: string): string => (benefitWayNames as Record<string, string>)[way] ?? way

export const waysText = (ways: readonly string[]): string => ways.map(wayName).join('、')

/** What somebody did, for timelines. */
export const stepNames: Record<Step['event'], string> = {
  create: '起草申请',
  submit: '提交申请',
  withdraw: '撤回申请',
  accept: '受理',
  return: '退回补正',
  check: '实地核查',
  review: '审核意见',
  approve: '拟予认定',
  refuse: '不予认定',
  differ: '意见不一致，重新核查',
  notice: '公示',
  objection: '收到异议',
  correct: '目录更正',
  answer: '答复异议',
  uphold: '异议成立',
  publish: '发布认定',
  void: '申请终止',
  suspend: '暂停认定',
  resume: '恢复认定',
  revoke: '撤销认定',
  fail: '年度复核不通过',
  pass: '年度复核通过',
  lapse: '年度复核逾期，暂停认定',
  papers: '提交复核材料',
  finding: '市场监管部门通报',
  expire: '有效期届满',
  renew: '换发新证书',
}

export const actorNames: Record<Step['by'], string> = {
  merchant: '申请单位',
  county: '区县主管部门',
  regulator: '市场监管部门',
  city: '市级主管部门',
  public: '社会公众',
  system: '系统',
}

/** `1286` → `1,286`. */
export const countText = (count: number): string => count.toLocaleString('en-US')

/** Whole yuan → `439.7 万元`, below ten thousand `3,420 元`. */
export const yuanText = (yuan: number): string =>
  yuan >= 10_000 ? `${countText(Math.round(yuan / 1000) / 10)} 万元` : `${countText(yuan)} 元`
