import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { useState } from 'react'
import { CountySheet } from '@/components/CountySheet'
import { PickField, TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { BannerField } from '@/workbench/banner-field'
import type { Bench } from '@/workbench/common-page'
import { Panel } from '@/workbench/figures'
import { MomentField } from '@/workbench/moment-field'
import { VenueSheet } from '@/workbench/venue-sheet'
import { RoomPicker } from './room-picker'
import { StreamerSheet } from './streamer-sheet'
import type { LiveForm } from './use-live-form'

/** In which room and when, who speaks, from where, and the cover. */
export function BasicsPanel({ bench, form }: { bench: Bench; form: LiveForm }) {
  const { draft, errors, change, isOn } = form
  return (
    <Panel title="1 直播间与时间">
      {isOn && draft.room ? (
        <Note>正在“{draft.room.name}”直播，直播间和开播时间不能再改。</Note>
      ) : (
        <RoomChoice bench={bench} form={form} />
      )}
      <TextField
        name="直播标题"
        placeholder="如 脐橙开园：从树上到家门口"
        maxLength={30}
        value={draft.title}
        error={errors.title}
        onInput={(title) => change({ title })}
      />
      <Host form={form} />
      <View className="form-pair form-pair--long">
        {isOn ? null : (
          <MomentField
            name="开播时间"
            value={draft.startsAt}
            error={errors.startsAt}
            onPick={(startsAt) => change({ startsAt })}
          />
        )}
        <MomentField
          name="结束时间"
          value={draft.endsAt}
          error={errors.endsAt}
          onPick={(endsAt) => change({ endsAt })}
        />
      </View>
      <Place form={form} />
      <BannerField
        name="封面"
        hint="建议 16:9，人物或产地的实景；不传则用第一件商品的图"
        alt="直播封面"
        ratio={56}
        imageUrl={draft.coverUrl}
        error={errors.coverUrl}
        onChange={(_, coverUrl) => change({ coverUrl })}
      />
    </Panel>
  )
}

/** Somebody of the register, or a name as it is typed. */
function Host({ form: { draft, errors, change } }: { form: LiveForm }) {
  const [isPicking, setPicking] = useState(false)
  const { hostName, streamerId } = draft
  return (
    <View className="form-pair">
      <TextField
        name="主播或主讲人"
        placeholder="如 奉节县电商服务站主播"
        maxLength={20}
        value={hostName}
        error={errors.hostName}
        onInput={(typed) => change({ hostName: typed, streamerId: null })}
      />
      <PickField
        name="在册主播"
        value={streamerId === null ? '' : hostName}
        placeholder="从名册里选，计入其主页"
        onOpen={() => setPicking(true)}
      />
      {isPicking ? (
        <StreamerSheet
          chosen={streamerId === null ? [] : [streamerId]}
          onTap={({ id, name }) => {
            change(streamerId === id ? { streamerId: null } : { streamerId: id, hostName: name.slice(0, 20) })
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </View>
  )
}

function Place({ form: { draft, errors, change } }: { form: LiveForm }) {
  const [picking, setPicking] = useState<'county' | 'venue'>()
  const { county, venue } = draft
  return (
    <>
      <View className="form-pair">
        <PickField
          name="区县"
          value={county?.name ?? '不限区县'}
          placeholder=""
          error={errors.countyCode}
          onOpen={() => setPicking('county')}
        />
        <PickField
          name="直播场馆"
          value={venue?.name ?? '不在场馆里'}
          placeholder=""
          error={errors.venueId}
          onOpen={() => setPicking('venue')}
        />
      </View>
      {picking === 'county' ? (
        <CountySheet
          withAll
          chosen={county?.name ?? ''}
          onPick={(picked) => {
            change({ county: picked ? { code: picked.code, name: picked.name } : null })
            setPicking(undefined)
          }}
          onClose={() => setPicking(undefined)}
        />
      ) : null}
      {picking === 'venue' ? (
        <VenueSheet
          title="在哪个场馆直播"
          chosen={venue ? [venue.id] : []}
          onTap={({ id, name }) => change({ venue: venue?.id === id ? null : { id, name } })}
          onClose={() => setPicking(undefined)}
        />
      ) : null}
    </>
  )
}

function RoomChoice({ bench, form: { draft, errors, change } }: { bench: Bench; form: LiveForm }) {
  const [isPicking, setPicking] = useState(false)
  const { room } = draft
  return (
    <>
      <PickField
        name="直播间"
        value={room ? `${livePlatformNames[room.platform]} · ${room.name}` : ''}
        placeholder="选一个登记过的直播间"
        error={errors.roomId}
        onOpen={() => setPicking(true)}
      />
      {isPicking ? (
        <RoomPicker
          userId={bench.userId}
          chosen={room?.id}
          onPick={(picked) => {
            change({ room: picked })
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </>
  )
}
