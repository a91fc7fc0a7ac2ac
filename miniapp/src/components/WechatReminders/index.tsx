import type { MessageKind } from '@yuxiang/shared/api/messages'
import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { toast, toastDone } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { askConsents, readConsents } from '@/services/subscribe'

interface Props {
  userId: string
  kinds: readonly MessageKind[]
  /** Stands in a card of its own. */
  apart?: boolean
}

/** 开启微信提醒: one more message of each of these kinds comes by WeChat after a tap. Nothing outside WeChat. */
export function WechatReminders({ userId, kinds, apart = false }: Props) {
  const { data, reload } = useAnswer(ownName(userId, 'wechat-consents'), readConsents)
  const [busy, setBusy] = useState(false)
  const mine = data?.filter(({ kind }) => kinds.includes(kind)) ?? []
  if (mine.length === 0) return null
  const left = mine.reduce((sum, { consents }) => sum + consents, 0)
  const ask = async () => {
    if (busy) return
    setBusy(true)
    const { accepted, kept } = await askConsents(kinds, true)
    await kept
    if (accepted > 0) toastDone('已开启')
    else toast('没有开启。可以在微信小程序的设置里允许订阅消息')
    await reload()
    setBusy(false)
  }
  const row = (
    <Cell
      icon="chat"
      title="开启微信提醒"
      hint={`每点一次，每类多收一条；现在还能收 ${left} 条`}
      onTap={() => void ask()}
    />
  )
  return apart ? <View className="card">{row}</View> : row
}
