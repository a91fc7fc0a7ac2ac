import type { UnionView } from '@yuxiang/shared/api/union-office'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { View } from '@/elements'
import { call } from '@/services/api'
import { copyText } from '@/services/clipboard'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { Panel } from '@/workbench/figures'
import './invite-card.scss'

/** The code by which employees ask to join, to copy and to replace. */
export function InviteCard({ union, onReplaced }: { union: UnionView; onReplaced: () => Promise<void> }) {
  const [replacing, setReplacing] = useState(false)
  const replace = async () => {
    if (!(await confirmAct('更换邀请码', '旧邀请码立即失效；已加入和已申请的人不受影响。', '更换'))) return
    setReplacing(true)
    try {
      await call('POST /api/union-office/unions/{id}/invite-code', { params: { id: union.id } })
      await onReplaced()
      toastDone('已更换')
    } catch (thrown) {
      toastProblem(thrown)
    }
    setReplacing(false)
  }
  const invitation = `请在渝乡集“我的 → 加入工会”填写邀请码 ${union.inviteCode}，加入${union.name}。`
  return (
    <Panel title="邀请码">
      <View className="invite-card">
        <View className="invite-card__code number" label={`邀请码 ${union.inviteCode}`} role="img">
          {union.inviteCode}
        </View>
        <View className="grow panel__hint">
          不在名册上的职工凭它申请，由您逐个通过；名册上的职工用本人手机号登录即可直接加入。
        </View>
        <Button size="fit" tone="plain" loading={replacing} onTap={() => void replace()}>
          更换
        </Button>
        <Button size="fit" tone="line" onTap={() => void copyText(invitation)}>
          复制邀请
        </Button>
      </View>
    </Panel>
  )
}
