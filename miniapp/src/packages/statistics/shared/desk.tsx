import type { ReactNode } from 'react'
import { useSession } from '@/store/session'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage, type DeskProps } from '@/workbench/desk-page'
import type { SectionOf } from '@/workbench/desks'

export interface Viewer {
  userId: string
  /** The city plans and reports; a county looks at its own. */
  isCity: boolean
}

interface DeskFrame extends Pick<DeskProps<'county'>, 'title' | 'below' | 'actions' | 'onRefresh'> {
  section: SectionOf<'county'> & SectionOf<'city'>
  isCity: boolean
  children: ReactNode
}

/** A page of the desk of the city, or of a county. */
export function StatisticsDesk({ isCity, ...page }: DeskFrame) {
  return isCity ? <DeskPage desk="city" {...page} /> : <DeskPage desk="county" {...page} />
}

/** Lets in who works for the city or for a county. */
export function StatisticsGate({
  title,
  self,
  children,
}: {
  title: string
  self: string
  children: (viewer: Viewer) => ReactNode
}) {
  const isCity = useSession()?.user.roles.includes('city') ?? false
  return (
    <DeskGate desk={isCity ? 'city' : 'county'} title={title} self={self}>
      {(userId) => children({ userId, isCity })}
    </DeskGate>
  )
}
