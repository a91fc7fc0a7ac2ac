import { Link } from '@/elements'
import './unit-link.scss'

/** A name or number in a table, and the way to it. */
export function UnitLink({ to, children }: { to: string; children: string }) {
  return (
    <Link className="unit-link" to={to}>
      {children}
    </Link>
  )
}
