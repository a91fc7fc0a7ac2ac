import { pages } from '@/services/navigation'
import { OfficePage } from '../shared/office-page'
import { OfficerList } from './officer-list'

/** 工会干部：谁能管理本会 */
export default function OfficersPage() {
  return (
    <OfficePage section="overview" title="工会干部" below self={pages.officeOfficers}>
      {(office) => <OfficerList office={office} />}
    </OfficePage>
  )
}
