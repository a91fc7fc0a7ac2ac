import type { LiveRoom } from '@yuxiang/shared/api/live-desk'
import { type LivePlatform, livePlatformNames, livePlatforms } from '@yuxiang/shared/live/platforms'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { FormField, TextField } from '@/components/FormField'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { ApiProblem } from '@/services/problem'
import { type Bench, isOperator } from '@/workbench/common-page'

interface Props {
  bench: Bench
  /** None: a new one. */
  room?: LiveRoom | undefined
  onDone: () => void
  onClose: () => void
}

const options = livePlatforms.map((key) => ({ key, name: livePlatformNames[key] }))

const errorsOf = (thrown: unknown): FieldErrors =>
  thrown instanceof ApiProblem && thrown.code === 'live_room_taken'
    ? { accountId: thrown.title }
    : fieldErrors(thrown)

/** An account on a platform: which, what it is called, whose it is. */
export function RoomSheet({ bench, room, onDone, onClose }: Props) {
  const [platform, setPlatform] = useState<LivePlatform>(room?.platform ?? 'channels')
  const [name, setName] = useState(room?.name ?? '')
  const [accountId, setAccountId] = useState(room?.accountId ?? '')
  const [merchantId, setMerchantId] = useState(room ? room.merchantId : bench.merchantId)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [sending, setSending] = useState(false)
  const send = async () => {
    setSending(true)
    setErrors({})
    try {
      const typed = { name, accountId }
      const body = { platform, merchantId, ...typed }
      if (room) await call('PUT /api/workbench/live/rooms/{id}', { params: { id: room.id }, body: typed })
      else {
        await withIdempotencyKey('live-room', body, (idempotencyKey) =>
          call('POST /api/workbench/live/rooms', { body, idempotencyKey }),
        )
      }
      toastDone('已保存')
      onDone()
    } catch (thrown) {
      setErrors(errorsOf(thrown))
      toastProblem(thrown)
      setSending(false)
    }
  }
  return (
    <Sheet
      open
      title={room ? `修改${livePlatformNames[room.platform]}直播间` : '登记直播间'}
      onClose={onClose}
      foot={
        <Button loading={sending} onTap={() => void send()}>
          保存
        </Button>
      }
    >
      {room ? null : (
        <FormField name="平台">
          <Chips label="直播平台" options={options} chosen={[platform]} onTap={setPlatform} />
        </FormField>
      )}
      <TextField
        name="直播间名称"
        placeholder="观众在平台上看到的名字"
        maxLength={30}
        value={name}
        error={errors.name}
        onInput={setName}
      />
      <TextField
        name={platform === 'channels' ? '视频号 ID' : '平台账号'}
        placeholder={platform === 'channels' ? 'sph 开头，视频号助手里可查' : '平台上的账号，如抖音号'}
        maxLength={64}
        value={accountId}
        error={errors.accountId}
        onInput={setAccountId}
      />
      {!room && !isOperator(bench) && bench.shops.length > 1 ? (
        <FormField name="哪家店铺">
          <Chips
            label="哪家店铺"
            options={bench.shops.map((shop) => ({ key: shop.id, name: shop.name }))}
            chosen={merchantId === null ? [] : [merchantId]}
            onTap={setMerchantId}
          />
        </FormField>
      ) : null}
    </Sheet>
  )
}
