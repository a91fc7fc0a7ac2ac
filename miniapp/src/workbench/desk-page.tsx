import type { ReactNode } from 'react'
import { BenchPage } from './bench-page'
import { type DeskRole, desks, type SectionOf } from './desks'
import { SideNav } from './side-nav'

export interface DeskProps<R extends DeskRole> {
  desk: R
  /** Where in the navigation the page stands. */
  section: SectionOf<R>
  title: string
  /** The page lies below its section. */
  below?: boolean
  actions?: ReactNode
  onRefresh?: () => Promise<unknown>
  footBar?: ReactNode
  children: ReactNode
}

/** A page of somebody's desk: a phone's column; on a wide screen the desk's navigation stands beside it. */
export function DeskPage<R extends DeskRole>({ desk, section, ...page }: DeskProps<R>) {
  const { name, ways } = desks[desk]
  return <BenchPage {...page} nav={<SideNav whose={name} ways={ways} current={section} />} />
}
