import type { OpinionAct } from '../shared/opinion-sheet'

export interface CertificateAct extends OpinionAct {
  key: 'pass' | 'fail' | 'suspend' | 'resume' | 'revoke'
  name: string
  tone: 'main' | 'line' | 'plain' | 'green'
}

/** What a county can do with a certificate; which of it works now, its state says. */
export const certificateActs: readonly CertificateAct[] = [
  {
    key: 'pass',
    name: '复核通过',
    tone: 'green',
    title: '年度复核通过',
    note: '登记的实际户数和增收自即日起作为带农成效公开；因逾期未复核而暂停的，随即恢复。',
    usual: ['带农机制正常运行，产品抽检合格'],
    action: '登记通过',
    done: '已登记',
  },
  {
    key: 'fail',
    name: '复核不通过',
    tone: 'line',
    title: '年度复核不通过',
    note: '认定随即暂停，“帮扶产品”标识立即取消，工会经费不能购买；整改后可以恢复。',
    warm: true,
    usual: ['带农机制已中止', '抽检不合格', '未按时提供复核材料'],
    action: '登记不通过',
    done: '已暂停',
  },
  {
    key: 'resume',
    name: '恢复认定',
    tone: 'green',
    title: '恢复认定',
    usual: ['整改完成，经核查符合条件'],
    action: '确认恢复',
    done: '已恢复',
  },
  {
    key: 'suspend',
    name: '暂停认定',
    tone: 'line',
    title: '暂停认定',
    note: '“帮扶产品”标识立即取消，原因会公开；整改后可以恢复。已成交的订单不受影响。',
    warm: true,
    usual: ['抽检不合格，限期整改', '价格明显高于同类产品'],
    action: '确认暂停',
    done: '已暂停',
  },
  {
    key: 'revoke',
    name: '撤销认定',
    tone: 'plain',
    title: '撤销认定',
    note: '撤销后不能恢复，只能重新申请；原因会列入公开的撤销名单，办理中的续期随之终止。',
    warm: true,
    usual: ['提供虚假材料', '抽检不合格且未整改', '带农机制不再存在', '价格欺诈'],
    action: '确认撤销',
    done: '已撤销',
  },
]
