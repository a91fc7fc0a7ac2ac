import type { ReactNode } from 'react'
import { useSession } from '@/store/session'
import { DeskGate } from './desk-gate'
import { DeskPage } from './desk-page'
import type { SectionOf } from './desks'

const offices = ['county', 'city', 'operator'] as const
type Office = (typeof offices)[number]

export interface Here {
  userId: string
  /** As what somebody is here: who decides comes first. */
  office: Office
}

interface Props {
  section: SectionOf<'county'> & SectionOf<'city'> & SectionOf<'operator'>
  title: string
  self: string
  below?: boolean
  actions?: ReactNode
  children: (here: Here) => ReactNode
}

/** A page that the desks of counties, city and platform share. */
export function OfficePage({ section, title, self, below = false, actions, children }: Props) {
  const session = useSession()
  const office = offices.find((role) => session?.user.roles.includes(role)) ?? 'county'
  return (
    <DeskGate desk={office} title={title} self={self}>
      {(userId) => (
        <DeskPage desk={office} section={section} title={title} below={below} actions={actions}>
          {children({ userId, office })}
        </DeskPage>
      )}
    </DeskGate>
  )
}
