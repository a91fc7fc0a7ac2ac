import { Link } from '@/elements'
import './table-link.scss'

/** What a row of a table is about, and the way deeper into it. */
export function TableLink({ to, children }: { to: string; children: string }) {
  return (
    <Link className="table-link" to={to}>
      {children}
    </Link>
  )
}
