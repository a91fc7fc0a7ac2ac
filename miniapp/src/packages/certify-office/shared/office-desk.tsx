import type { ReactNode } from 'react'
import { useSession } from '@/store/session'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage, type DeskProps } from '@/workbench/desk-page'
import type { SectionOf } from '@/workbench/desks'

export interface OfficeViewer {
  userId: string
  /** A county acts; the city looks. */
  mayAct: boolean
}

interface Props extends Pick<DeskProps<'county'>, 'title' | 'below' | 'actions' | 'onRefresh' | 'footBar'> {
  section: SectionOf<'county'> & SectionOf<'city'>
  children: ReactNode
}

/** A page of the desk of whoever looks: the county's own, else the city's. */
export function OfficeDesk(props: Props) {
  const isCounty = useSession()?.user.roles.includes('county') ?? false
  return isCounty ? <DeskPage desk="county" {...props} /> : <DeskPage desk="city" {...props} />
}

/** Lets in who works for a county or for the city. */
export function OfficeGate({
  title,
  self,
  children,
}: {
  title: string
  self: string
  children: (viewer: OfficeViewer) => ReactNode
}) {
  const roles = useSession()?.user.roles ?? []
  const mayAct = roles.includes('county')
  return (
    <DeskGate desk={mayAct || !roles.includes('city') ? 'county' : 'city'} title={title} self={self}>
      {(userId) => children({ userId, mayAct })}
    </DeskGate>
  )
}
