import type { RegionNode } from '@yuxiang/shared/api/identity'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { LongField, View } from '@/elements'
import { toast, toastDone } from '@/services/feedback'
import { type AddressParts, parseAddress } from '../shared/parse-address'
import './paste-box.scss'

interface Props {
  regions: RegionNode[] | undefined
  onRead: (parts: AddressParts) => void
}

/** Takes a pasted address apart and fills the form with it. */
export function PasteBox({ regions, onRead }: Props) {
  const [text, setText] = useState('')
  const read = () => {
    const parts = parseAddress(text, regions ?? [])
    if (Object.keys(parts).length === 0) {
      toast('没有识别出来，请直接填写')
      return
    }
    onRead(parts)
    const whole = parts.name && parts.phone && parts.regionCode && parts.detail
    if (whole) {
      setText('')
      toastDone('已填好')
    } else toast('填好了一部分，请补充其余内容')
  }
  return (
    <View className="card paste-box">
      <LongField
        className="paste-box__field"
        label="粘贴地址文字"
        placeholder="粘贴整段地址，自动识别姓名、电话和地址，如：张三 13800000000 重庆市渝中区中山四路1号"
        value={text}
        maxLength={200}
        onInput={setText}
      />
      <View className="paste-box__foot">
        {text ? (
          <Button size="small" tone="plain" onTap={() => setText('')}>
            清空
          </Button>
        ) : null}
        <Button size="small" tone="line" disabled={text.trim() === ''} onTap={read}>
          识别并填写
        </Button>
      </View>
    </View>
  )
}
