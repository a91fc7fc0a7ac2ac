import { Link } from '@/elements'
import './name-link.scss'

/** The name or number of something in a table, and the way to it. */
export function NameLink({ to, children }: { to: string; children: string }) {
  return (
    <Link className="name-link" to={to}>
      {children}
    </Link>
  )
}
