import { Cell } from '@/components/Cell'
import { TextField } from '@/components/FormField'
import { Switch } from '@/components/Switch'
import { View } from '@/elements'
import type { Form } from './use-complaint-form'

/** What the law asks of a complainant; a mere tip may come without it. */
export function ParticularsCard({ form: { draft, errors, change } }: { form: Form }) {
  const isReport = draft.wish === 'investigate'
  return (
    <View className="card">
      <View className="section-title" role="heading">
        怎么联系您？
      </View>
      <View className="complain__hint">
        {isReport
          ? '加密保存，只有办案人员能看到，商家看不到。留下姓名才能收到处理结果'
          : '法律要求投诉人提供。加密保存，商家只看到姓名和打码的电话'}
      </View>
      {isReport ? (
        <Cell
          title="匿名反映"
          hint="不留姓名，也就收不到书面告知"
          value={
            <Switch on={draft.anonymous} label="匿名反映" onChange={(anonymous) => change({ anonymous })} />
          }
        />
      ) : null}
      {isReport && draft.anonymous ? null : (
        <>
          <TextField
            name="姓名"
            placeholder="真实姓名"
            maxLength={25}
            value={draft.name}
            error={errors['particulars.name']}
            onInput={(name) => change({ name }, 'particulars.name')}
          />
          <TextField
            name="电话"
            type="tel"
            placeholder="11 位手机号"
            maxLength={11}
            value={draft.phone}
            error={errors['particulars.phone']}
            onInput={(phone) => change({ phone }, 'particulars.phone')}
          />
          <TextField
            name="通讯地址"
            placeholder="能收到书面通知的地址"
            maxLength={150}
            value={draft.address}
            error={errors['particulars.address']}
            onInput={(address) => change({ address }, 'particulars.address')}
          />
        </>
      )}
    </View>
  )
}
