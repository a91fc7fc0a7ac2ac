import { TextField } from '@/components/FormField'
import type { FieldErrors } from '@/services/field-errors'
import { HoursField } from './hours-field'
import { readPoint, type VenueDraft } from './read-venue'

interface Props {
  draft: VenueDraft
  errors: FieldErrors
  change: (part: Partial<VenueDraft>) => void
}

const startingWith = (errors: FieldErrors, field: string): string | undefined =>
  Object.entries(errors).find(([path]) => path.startsWith(field))?.[1]

/** What a hall or a counter has beside a zone: a place. */
export function PlaceFields({ draft, errors, change }: Props) {
  const isMistyped = readPoint(draft.place) === undefined
  return (
    <>
      <TextField
        name="地址"
        placeholder="区县、街道、门牌、楼层"
        maxLength={100}
        value={draft.address}
        error={errors.address}
        onInput={(address) => change({ address })}
      />
      <TextField
        name="地图位置"
        placeholder="如 29.5571, 106.5771"
        maxLength={40}
        value={draft.place}
        hint="纬度在前、经度在后，用高德或腾讯地图（GCJ-02）的坐标"
        error={isMistyped ? '请填写两个数字，用逗号分开' : startingWith(errors, 'point')}
        onInput={(place) => change({ place })}
      />
      <TextField
        name="开放时间"
        placeholder="如 每日 9:00–20:00"
        maxLength={60}
        value={draft.openingHours}
        error={errors.openingHours}
        onInput={(openingHours) => change({ openingHours })}
      />
      <HoursField
        spans={draft.hours}
        error={startingWith(errors, 'hours')}
        onChange={(hours) => change({ hours })}
      />
      {draft.kind === 'counter' ? (
        <TextField
          name="设备编号（自助柜）"
          placeholder="没有设备可不填"
          maxLength={30}
          value={draft.machineNo}
          error={errors.machineNo}
          onInput={(machineNo) => change({ machineNo })}
        />
      ) : null}
      <TextField
        name="联系电话"
        placeholder="座机、手机或 400，可不填"
        type="tel"
        maxLength={20}
        value={draft.phone}
        error={errors.phone}
        onInput={(phone) => change({ phone })}
      />
    </>
  )
}
