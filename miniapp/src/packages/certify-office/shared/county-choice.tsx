import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { Sheet } from '@/components/Sheet'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'

interface Props {
  userId: string
  /** Code of the county; undefined is all that one sees. */
  chosen: string | undefined
  onChoose: (code: string | undefined) => void
}

/** One of the counties that one sees; nothing where there is only one. */
export function CountyChoice({ userId, chosen, onChoose }: Props) {
  const [open, setOpen] = useState(false)
  const { data } = useAnswer(ownName(userId, 'office-counties'), () =>
    call('GET /api/certification-office/counties'),
  )
  const counties = data?.items ?? []
  if (counties.length < 2) return null
  const options = [{ key: '', name: '全部区县' }, ...counties.map(({ code, name }) => ({ key: code, name }))]
  return (
    <>
      <Cell
        title="区县"
        value={options.find(({ key }) => key === (chosen ?? ''))?.name ?? '全部区县'}
        onTap={() => setOpen(true)}
      />
      <Sheet open={open} title="选择区县" onClose={() => setOpen(false)}>
        <Chips
          label="区县"
          options={options}
          chosen={[chosen ?? '']}
          onTap={(key) => {
            onChoose(key || undefined)
            setOpen(false)
          }}
        />
      </Sheet>
    </>
  )
}
