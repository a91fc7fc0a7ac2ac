import { pages } from '@/services/navigation'
import { OfficePage } from '../shared/office-page'
import { WithOpenBudget } from '../shared/with-open-budget'
import { PurchaseForm } from './purchase-form'

/** 新建集体采购：商品、会员、收货地址，试算后下单 */
export default function PurchaseNewPage() {
  return (
    <OfficePage section="purchases" title="新建集体采购" below self={pages.officePurchaseNew}>
      {(office) => (
        <WithOpenBudget office={office}>
          {(budgets) => <PurchaseForm office={office} budgets={budgets} />}
        </WithOpenBudget>
      )}
    </OfficePage>
  )
}
