import type { ManagedVenue, VenueInput, VenueKind } from '@yuxiang/shared/api/venues'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { CountySheet } from '@/components/CountySheet'
import { FormField, LongTextField, TextField } from '@/components/FormField'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { venueKindNames } from '@/services/venue-words'
import { Panel } from '@/workbench/figures'

const kinds = (Object.keys(venueKindNames) as VenueKind[]).map((key) => ({ key, name: venueKindNames[key] }))
const hints: Record<VenueKind, string> = {
  hall: '有地址的展销馆，如 奉节馆',
  counter: '商超、机关食堂里的柜台或自助柜',
  zone: '线上集合，按区县或主题',
}

const inputOf = (venue: ManagedVenue | undefined): VenueInput => ({
  kind: venue?.kind ?? 'hall',
  name: venue?.name ?? '',
  countyCode: venue?.countyCode ?? null,
  address: venue?.address ?? '',
  openingHours: venue?.openingHours ?? '',
  intro: venue?.intro ?? '',
})

/** What is said of a venue. */
export function VenueForm({
  venue,
  onDone,
}: {
  venue: ManagedVenue | undefined
  onDone?: () => Promise<void>
}) {
  const [draft, setDraft] = useState(() => inputOf(venue))
  const [county, setCounty] = useState(venue?.county ?? '')
  const [picking, setPicking] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const change = (part: Partial<VenueInput>) => {
    setDraft({ ...draft, ...part })
    setErrors({})
  }
  const isZone = draft.kind === 'zone'
  const body = isZone ? { ...draft, address: '', openingHours: '' } : draft
  const save = async () => {
    setSaving(true)
    try {
      const { id } = await (venue
        ? call('PUT /api/operations/venues/{id}', { params: { id: venue.id }, body })
        : withIdempotencyKey('venue', body, (idempotencyKey) =>
            call('POST /api/operations/venues', { body, idempotencyKey }),
          ))
      toastDone('已保存')
      if (venue) await onDone?.()
      else await replacePage(pageUrl(pages.operatorVenue, { id }))
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return (
    <Panel title="场馆信息">
      <FormField name="哪一类" hint={hints[draft.kind]}>
        <Chips label="哪一类" options={kinds} chosen={[draft.kind]} onTap={(kind) => change({ kind })} />
      </FormField>
      <TextField
        name="名称"
        placeholder="如 奉节馆"
        maxLength={30}
        value={draft.name}
        error={errors.name}
        onInput={(name) => change({ name })}
      />
      <Cell title="属于哪个区县" value={county || '全市'} onTap={() => setPicking(true)} />
      {isZone ? null : (
        <>
          <TextField
            name="地址"
            placeholder="街道、门牌、楼层"
            maxLength={100}
            value={draft.address}
            error={errors.address}
            onInput={(address) => change({ address })}
          />
          <TextField
            name="开放时间"
            placeholder="如 每日 9:00–20:00"
            maxLength={60}
            value={draft.openingHours}
            error={errors.openingHours}
            onInput={(openingHours) => change({ openingHours })}
          />
        </>
      )}
      <LongTextField
        name="介绍"
        error={errors.intro}
        placeholder="卖什么、帮到哪里，买家会看到"
        maxLength={500}
        value={draft.intro}
        onInput={(intro) => change({ intro })}
      />
      <Button loading={saving} onTap={() => void save()}>
        {venue ? '保存' : '保存，再选商品'}
      </Button>
      {picking ? (
        <CountySheet
          withAll
          chosen={county}
          onClose={() => setPicking(false)}
          onPick={(picked) => {
            setPicking(false)
            setCounty(picked?.name ?? '')
            change({ countyCode: picked?.code ?? null })
          }}
        />
      ) : null}
    </Panel>
  )
}
