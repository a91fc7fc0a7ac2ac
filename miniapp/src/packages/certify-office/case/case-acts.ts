import { policy } from '@yuxiang/shared/policy'
import type { OpinionAct } from '../shared/opinion-sheet'

export interface CaseAct extends OpinionAct {
  key: 'accept' | 'return' | 'check' | 'approve' | 'refuse' | 'notice' | 'publish'
  name: string
  tone: 'main' | 'line' | 'plain' | 'green'
}

/** What a county can do with a case; which of it works now, its state says. */
export const caseActs: readonly CaseAct[] = [
  {
    key: 'accept',
    name: '受理',
    tone: 'main',
    title: '受理申请',
    usual: ['材料齐全，予以受理'],
    action: '确认受理',
    done: '已受理',
  },
  {
    key: 'check',
    name: '登记实地核查',
    tone: 'main',
    title: '登记实地核查',
    note: '写明核查时间、地点和看到的情况，并附现场照片。核查后由两位审核人认定。',
    usual: ['现场情况与申报一致，收购协议与发放凭证属实'],
    action: '提交核查结果',
    done: '已登记',
  },
  {
    key: 'approve',
    name: '同意认定',
    tone: 'green',
    title: '同意认定',
    note: '您的意见与姓名会记录在案；两位审核人一致同意后进入公示。',
    usual: ['符合认定条件，同意认定'],
    action: '提交意见',
    done: '已提交',
  },
  {
    key: 'refuse',
    name: '不同意认定',
    tone: 'line',
    title: '不同意认定',
    note: '两位审核人一致不同意的，不予认定。',
    warm: true,
    usual: ['带农机制证据不足', '产地或原料不符合要求', '供货能力不足'],
    action: '提交意见',
    done: '已提交',
  },
  {
    key: 'notice',
    name: '开始公示',
    tone: 'main',
    title: '开始公示',
    note: `公示 ${policy.certificationNotice.value} 个工作日，任何人可以提出异议；公示内容以现在的申请为准，不再更改。`,
    usual: ['拟予认定，现予公示'],
    action: '开始公示',
    done: '已公示',
    withPapers: false,
  },
  {
    key: 'publish',
    name: '发布认定',
    tone: 'green',
    title: '发布认定',
    note: '生成证书编号和有效期，商品随即显示“帮扶产品”标识。',
    usual: ['公示期满无异议，予以发布'],
    action: '确认发布',
    done: '已发布',
    withPapers: false,
  },
  {
    key: 'return',
    name: '退回补正',
    tone: 'plain',
    title: '退回补正',
    note: '写清楚要补什么，申请单位补正后重新提交。',
    warm: true,
    usual: ['许可证已过期，请更换', '带农凭证不完整，请补充', '产地填写不清楚'],
    action: '确认退回',
    done: '已退回',
  },
]
