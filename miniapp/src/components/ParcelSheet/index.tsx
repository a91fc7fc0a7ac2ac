import { type CarrierCode, carriers } from '@yuxiang/shared/carriers'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { TextField } from '@/components/FormField'
import { Sheet } from '@/components/Sheet'
import { View } from '@/elements'
import { toastProblem } from '@/services/feedback'
import './index.scss'

interface Props {
  title: string
  children?: ReactNode
  onClose: () => void
  onSend: (parcel: { carrier: string; trackingNo: string }) => Promise<unknown>
}

/** A parcel that was handed over: with whom, and its number. */
export function ParcelSheet({ title, children, onClose, onSend }: Props) {
  const [carrier, setCarrier] = useState<CarrierCode>()
  const [trackingNo, setTrackingNo] = useState('')
  const [errors, setErrors] = useState<{ carrier?: string; trackingNo?: string }>({})
  const [busy, setBusy] = useState(false)
  const send = async () => {
    const number = trackingNo.replace(/\s/g, '')
    const wrong = {
      ...(carrier ? {} : { carrier: '请选择快递公司' }),
      ...(/^[A-Za-z0-9-]{6,40}$/.test(number) ? {} : { trackingNo: '请填写正确的运单号' }),
    }
    setErrors(wrong)
    if (!carrier || wrong.trackingNo) return
    setBusy(true)
    try {
      await onSend({ carrier, trackingNo: number })
    } catch (thrown) {
      toastProblem(thrown)
      setBusy(false)
    }
  }
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <Button loading={busy} onTap={() => void send()}>
          提交
        </Button>
      }
    >
      {children}
      <View className="parcel-sheet__name">快递公司</View>
      <Chips
        label="快递公司"
        options={carriers.map(({ code, name }) => ({ key: code, name }))}
        chosen={carrier ? [carrier] : []}
        onTap={(code) => {
          setCarrier(code)
          setErrors({})
        }}
      />
      {errors.carrier ? (
        <View className="parcel-sheet__error" role="alert">
          {errors.carrier}
        </View>
      ) : null}
      <TextField
        name="运单号"
        placeholder="面单上的号码"
        maxLength={40}
        value={trackingNo}
        error={errors.trackingNo}
        onInput={setTrackingNo}
      />
    </Sheet>
  )
}
