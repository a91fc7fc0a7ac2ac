import type { ManagedStreamer } from '@yuxiang/shared/api/streamer-views'
import { streamerStateNames } from '@yuxiang/shared/states/streamer'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { FormField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { streamerTones } from '@/services/streamer-words'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { personBody, personOf } from '../shared/person-draft'
import { PersonFields } from '../shared/person-fields'

interface Props {
  streamer: ManagedStreamer | undefined
  shops: readonly { id: string; name: string }[]
  onDone?: () => Promise<void>
}

/** What a merchant says of one of its people; once on the register it is the county's to change. */
export function Proposal({ streamer, shops, onDone }: Props) {
  const [draft, setDraft] = useState(() => personOf(streamer, 'merchant'))
  const [merchantId, setMerchantId] = useState(shops[0]?.id ?? '')
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const mayChange = !streamer || streamer.state === 'proposed' || streamer.state === 'refused'
  const send = async () => {
    if (!streamer && merchantId === '') return toast('您没有可申报的店铺')
    setSaving(true)
    try {
      const said = personBody(draft)
      if (streamer) {
        await call('PUT /api/merchant/streamers/{id}', { params: { id: streamer.id }, body: said })
        toastDone('已提交，请等区县确认')
        await onDone?.()
      } else {
        const body = { merchantId, ...said }
        const { id } = await withIdempotencyKey('own-streamer', body, (idempotencyKey) =>
          call('POST /api/merchant/streamers', { body, idempotencyKey }),
        )
        toastDone('已申报，请等区县确认')
        await replacePage(pageUrl(pages.ownStreamer, { id }))
      }
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return (
    <>
      {streamer ? <Standing streamer={streamer} /> : null}
      {mayChange ? (
        <Panel title={streamer ? '申报内容' : '谁在镜头前'}>
          {shops.length > 1 ? (
            <FormField name="店铺">
              <Chips
                label="店铺"
                options={shops.map(({ id, name }) => ({ key: id, name }))}
                chosen={[merchantId]}
                onTap={setMerchantId}
              />
            </FormField>
          ) : null}
          <PersonFields
            draft={draft}
            phoneMasked={streamer?.phoneMasked ?? null}
            errors={errors}
            change={(part) => setDraft((before) => ({ ...before, ...part }))}
          />
          <Button loading={saving} onTap={() => void send()}>
            {streamer ? (streamer.state === 'refused' ? '修改后重新申报' : '保存修改') : '提交申报'}
          </Button>
        </Panel>
      ) : null}
    </>
  )
}

function Standing({ streamer }: { streamer: ManagedStreamer }) {
  const { id, name, state, reason, county, registeredOn, sessions, trainings, isPublic } = streamer
  return (
    <Panel title={name} side={<Tag tone={streamerTones[state]}>{streamerStateNames[state]}</Tag>}>
      {reason ? <Note tone="warm">原因：{reason}</Note> : null}
      {state === 'proposed' ? <View className="panel__hint">{county}主管部门确认后在册。</View> : null}
      {registeredOn ? (
        <>
          <Fact name="登记日期">{registeredOn}</Fact>
          <Fact name="本年直播">{sessions} 场</Fact>
          <Fact name="本年培训合格">{trainings} 次</Fact>
          <View className="panel__hint">在册后的信息由区县主管部门修改，需要更正请联系他们。</View>
        </>
      ) : null}
      {state === 'registered' && isPublic ? (
        <Cell icon="broadcast" title="看主播主页" to={pageUrl(pages.streamer, { id })} />
      ) : null}
    </Panel>
  )
}
