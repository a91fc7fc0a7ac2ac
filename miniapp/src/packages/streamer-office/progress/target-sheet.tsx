import type { RegisterFigure } from '@yuxiang/shared/api/streamer-views'
import { type RegisterKind, registerKindNames, registerUnits } from '@yuxiang/shared/streamers/words'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'

/** A county, or the whole city, whose targets are set. */
export interface Region {
  countyCode: string | null
  name: string
  figures: readonly RegisterFigure[]
}

interface Props {
  year: number
  region: Region
  onDone: () => Promise<void>
  onClose: () => void
}

/** A year's targets of a region; an empty one is taken away. */
export function TargetSheet({ year, region: { countyCode, name, figures }, onDone, onClose }: Props) {
  const [texts, setTexts] = useState<Partial<Record<RegisterKind, string>>>(
    Object.fromEntries(figures.map(({ kind, target }) => [kind, target === null ? '' : String(target)])),
  )
  const [saving, setSaving] = useState(false)
  const save = async () => {
    const targets = figures.map(({ kind }) => ({ kind, text: (texts[kind] ?? '').trim() }))
    if (targets.some(({ text }) => !/^\d{0,7}$/.test(text))) return toast('目标请填写整数')
    setSaving(true)
    try {
      await call('PUT /api/streamer-desk/targets', {
        body: {
          ...{ year, countyCode },
          targets: targets.map(({ kind, text }) => ({ kind, target: text === '' ? null : Number(text) })),
        },
      })
      toastDone('已设定')
      await onDone()
      onClose()
    } catch (thrown) {
      toastProblem(thrown)
      setSaving(false)
    }
  }
  return (
    <Sheet
      open
      title={`${name} ${year} 年目标`}
      onClose={onClose}
      foot={
        <Button loading={saving} onTap={() => void save()}>
          保存目标
        </Button>
      }
    >
      <Note>
        {countyCode === null ? '留空的按“2111”工程的总目标计。' : '留空就是不设目标。'}每次改动都记录在案。
      </Note>
      {figures.map(({ kind }) => (
        <TextField
          key={kind}
          name={`${registerKindNames[kind]}（${registerUnits[kind]}）`}
          placeholder="不设"
          type="number"
          maxLength={7}
          value={texts[kind] ?? ''}
          onInput={(text) => setTexts({ ...texts, [kind]: text })}
        />
      ))}
    </Sheet>
  )
}
