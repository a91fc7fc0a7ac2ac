import type { ReactNode } from 'react'
import { useSession } from '@/store/session'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'

const offices = ['county', 'city', 'operator'] as const
type Office = (typeof offices)[number]

export interface Here {
  userId: string
  /** As what somebody is here: who decides comes first. */
  office: Office
}

interface Props {
  section: 'entries' | 'merchants'
  title: string
  self: string
  below?: boolean
  children: (here: Here) => ReactNode
}

/** A page that the desks of counties, city and platform share. */
export function OfficePage({ section, title, self, below = false, children }: Props) {
  const session = useSession()
  const office = offices.find((role) => session?.user.roles.includes(role)) ?? 'county'
  return (
    <DeskGate desk={office} title={title} self={self}>
      {(userId) => (
        <DeskPage desk={office} section={section} title={title} below={below}>
          {children({ userId, office })}
        </DeskPage>
      )}
    </DeskGate>
  )
}
