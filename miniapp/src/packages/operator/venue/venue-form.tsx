import type { ManagedVenue, VenueKind } from '@yuxiang/shared/api/venues'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { CountySheet } from '@/components/CountySheet'
import { FormField, LongTextField, TextField } from '@/components/FormField'
import { PhotoField } from '@/components/PhotoField'
import { usePhotos } from '@/hooks/use-photos'
import { venueKindNames } from '@/services/venue-words'
import { Panel } from '@/workbench/figures'
import { PlaceFields } from './place-fields'
import { useVenueForm } from './use-venue-form'
import { ZoneFields } from './zone-fields'

const kinds = (Object.keys(venueKindNames) as VenueKind[]).map((key) => ({ key, name: venueKindNames[key] }))
const hints: Record<VenueKind, string> = {
  hall: '有地址的展销馆，如 奉节馆；全市只有一个中心馆',
  counter: '商超、机关食堂里的柜台或自助柜',
  zone: '线上集合，按区县、主题、鲁渝协作等',
}
const halls = [
  { key: 'district', name: '专馆' },
  { key: 'centre', name: '中心馆' },
] as const
const picturesMost = 6

interface Props {
  venue: ManagedVenue | undefined
  countyNames: ReadonlyMap<string, string>
  onDone?: () => Promise<void>
}

/** What is said of a venue. */
export function VenueForm(props: Props) {
  const { draft, errors, saving, change, save } = useVenueForm(props)
  const [picking, setPicking] = useState(false)
  const photos = usePhotos(picturesMost, draft.pictures, (pictures) => change({ pictures }))
  const isTownship = draft.kind === 'zone' && draft.collection === 'township'
  const isCentre = draft.kind === 'hall' && draft.isCentre
  const county = props.countyNames.get(draft.countyCode ?? '') ?? ''
  return (
    <Panel title="场馆信息">
      <FormField name="哪一类" hint={hints[draft.kind]}>
        <Chips label="哪一类" options={kinds} chosen={[draft.kind]} onTap={(kind) => change({ kind })} />
      </FormField>
      {draft.kind === 'hall' ? (
        <FormField name="一中心多馆" error={errors.isCentre}>
          <Chips
            label="一中心多馆"
            options={halls}
            chosen={[draft.isCentre ? 'centre' : 'district']}
            onTap={(key) => change({ isCentre: key === 'centre' })}
          />
        </FormField>
      ) : null}
      <TextField
        name="名称"
        placeholder="如 奉节馆"
        maxLength={30}
        value={draft.name}
        error={errors.name}
        onInput={(name) => change({ name })}
      />
      {draft.kind === 'zone' ? (
        <ZoneFields draft={draft} errors={errors} change={change} />
      ) : (
        <PlaceFields draft={draft} errors={errors} change={change} />
      )}
      {isTownship || isCentre ? (
        <Cell title="属于哪个区县" value={isCentre ? '全市' : county || '随乡镇'} />
      ) : (
        <Cell title="属于哪个区县" value={county || '全市'} onTap={() => setPicking(true)} />
      )}
      <FormField name="图片" hint="第一张是封面" error={errors.pictures}>
        <PhotoField label="场馆图片" {...photos} />
      </FormField>
      <LongTextField
        name="介绍"
        error={errors.intro}
        placeholder="卖什么、帮到哪里，买家会看到"
        maxLength={500}
        value={draft.intro}
        onInput={(intro) => change({ intro })}
      />
      <Button loading={saving} disabled={photos.uploading} onTap={() => void save()}>
        {props.venue ? '保存' : '保存，再选商品'}
      </Button>
      {picking ? (
        <CountySheet
          withAll
          every
          chosen={county}
          onClose={() => setPicking(false)}
          onPick={(picked) => {
            setPicking(false)
            change({ countyCode: picked?.code ?? null })
          }}
        />
      ) : null}
    </Panel>
  )
}
