import type { Grant } from '@yuxiang/shared/api/union-grants'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { chinaDateTime, chinaDays } from '@/services/china-time'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { today } from '@/services/today'
import { Panel } from '@/workbench/figures'
import { grantState } from '../shared/grant-words'
import './grant-head.scss'

/** What was granted, to whom, for what and until when; and taking back what is unspent. */
export function GrantHead({ grant, onWithdrawn }: { grant: Grant; onWithdrawn: () => Promise<void> }) {
  const [sending, setSending] = useState(false)
  const state = grantState(grant, today())
  const withdraw = async () => {
    const held = grant.heldFen > 0 ? `；未付款订单占用的 ¥${formatYuan(grant.heldFen)} 在订单结束后处理` : ''
    const question = `将收回未用的 ¥${formatYuan(grant.remainingFen)} 到预算${held}。会员立即不能再用，不能撤销。`
    if (!(await confirmAct(`收回“${grant.name}”`, question, '确认收回'))) return
    setSending(true)
    try {
      await call('POST /api/union-office/grants/{id}/withdraw', { params: { id: grant.id } })
      toastDone('已收回')
      await onWithdrawn()
    } catch (thrown) {
      toastProblem(thrown)
    }
    setSending(false)
  }
  return (
    <Panel title={grant.name} side={<Tag tone={state.tone}>{state.text}</Tag>}>
      <View className="grant-head">
        <View className="grow grant-head__facts">
          <View>可买：{grant.scopeText}</View>
          <View>有效期：{chinaDays(grant.validFrom, grant.validTo)}</View>
          <View>
            发放：{chinaDateTime(grant.issuedAt)}，{grant.members} 人
          </View>
        </View>
        {grant.state === 'issued' ? (
          <Button
            size="fit"
            tone="plain"
            loading={sending}
            disabled={grant.remainingFen === 0 && grant.heldFen === 0}
            onTap={() => void withdraw()}
          >
            收回未用额度
          </Button>
        ) : null}
      </View>
    </Panel>
  )
}
