import { useEffect, useState } from 'react'
import { Chips } from '@/components/Chips'
import { CountySheet } from '@/components/CountySheet'
import { PickField } from '@/components/FormField'
import { Sheet } from '@/components/Sheet'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { Fact } from '@/workbench/form-page'
import type { Here } from '@/workbench/office-page'

export interface County {
  code: string
  name: string
}

interface Props {
  here: Here
  county: County | null
  error?: string | undefined
  onPick: (county: County) => void
}

/** To which county something belongs: any for the operator, one's own for a county's office. */
export function CountyField(props: Props) {
  return props.here.office === 'county' ? <OwnCounty {...props} /> : <AnyCounty {...props} />
}

function AnyCounty({ county, error, onPick }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <PickField
        name="区县"
        placeholder="请选择区县"
        value={county?.name ?? ''}
        error={error}
        onOpen={() => setOpen(true)}
      />
      {open ? (
        <CountySheet
          every
          chosen={county?.name ?? ''}
          onClose={() => setOpen(false)}
          onPick={(picked) => {
            setOpen(false)
            if (picked) onPick({ code: picked.code, name: picked.name })
          }}
        />
      ) : null}
    </>
  )
}

function OwnCounty({ here: { userId }, county, error, onPick }: Props) {
  const [open, setOpen] = useState(false)
  const { data } = useAnswer(ownName(userId, 'office-counties'), () =>
    call('GET /api/certification-office/counties'),
  )
  const own = data?.items ?? []
  const [only] = own.length === 1 ? own : []
  useEffect(() => {
    if (only && !county) onPick(only)
  }, [only, county, onPick])
  if (own.length < 2) return <Fact name="区县">{county?.name ?? '正在加载'}</Fact>
  return (
    <>
      <PickField
        name="区县"
        placeholder="请选择区县"
        value={county?.name ?? ''}
        error={error}
        onOpen={() => setOpen(true)}
      />
      <Sheet open={open} title="选择区县" onClose={() => setOpen(false)}>
        <Chips
          label="区县"
          options={own.map(({ code, name }) => ({ key: code, name }))}
          chosen={county ? [county.code] : []}
          onTap={(code) => {
            setOpen(false)
            const picked = own.find((one) => one.code === code)
            if (picked) onPick(picked)
          }}
        />
      </Sheet>
    </>
  )
}
