import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { Sheet } from '@/components/Sheet'

interface Props {
  /** 区县, 办理单位: what is chosen among. */
  title: string
  places: readonly { code: string; name: string }[]
  /** Its code; undefined is all that one sees. */
  chosen: string | undefined
  onChoose: (code: string | undefined) => void
}

/** One of the places that one sees, or all of them; nothing where there is only one. */
export function PlaceChoice({ title, places, chosen = '', onChoose }: Props) {
  const [open, setOpen] = useState(false)
  if (places.length < 2) return null
  const all = `全部${title}`
  const options = [{ key: '', name: all }, ...places.map(({ code, name }) => ({ key: code, name }))]
  return (
    <>
      <Cell
        title={title}
        value={options.find(({ key }) => key === chosen)?.name ?? all}
        onTap={() => setOpen(true)}
      />
      <Sheet open={open} title={`选择${title}`} onClose={() => setOpen(false)}>
        <Chips
          label={title}
          options={options}
          chosen={[chosen]}
          onTap={(key) => {
            onChoose(key || undefined)
            setOpen(false)
          }}
        />
      </Sheet>
    </>
  )
}
