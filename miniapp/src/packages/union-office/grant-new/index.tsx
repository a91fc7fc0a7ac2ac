import { pages } from '@/services/navigation'
import { OfficePage } from '../shared/office-page'
import { WithOpenBudget } from '../shared/with-open-budget'
import { GrantForm } from './grant-form'

/** 新建发放：金额、范围、有效期，试算后发放 */
export default function GrantNewPage() {
  return (
    <OfficePage section="grants" title="新建发放" below self={pages.officeGrantNew}>
      {(office) => (
        <WithOpenBudget office={office}>
          {(budgets) => <GrantForm office={office} budgets={budgets} />}
        </WithOpenBudget>
      )}
    </OfficePage>
  )
}
