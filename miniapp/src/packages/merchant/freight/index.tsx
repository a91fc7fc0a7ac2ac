import { useState } from 'react'
import { Button } from '@/components/Button'
import { FreightFields } from '@/components/FreightFields'
import { draftOf, readFreight } from '@/components/FreightFields/freight-draft'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { goBack, pages } from '@/services/navigation'
import { Panel } from '@/workbench/figures'
import { NotYours, type ShopHere, ShopPage } from '../shared/shop-page'

/** 运费模板 */
export default function FreightPage() {
  return (
    <ShopPage section="shop" below title="运费模板" self={pages.merchantFreight}>
      {(here) =>
        here.may('goods') ? (
          <FreightForm here={here} />
        ) : (
          <View className="card">
            <NotYours role={here.shop.role} who="goods" />
          </View>
        )
      }
    </ShopPage>
  )
}

function FreightForm({ here: { shop } }: { here: ShopHere }) {
  const [draft, setDraft] = useState(() => draftOf(shop.freight))
  const [saving, setSaving] = useState(false)
  const read = readFreight(draft)
  const save = async () => {
    if (!read.input) {
      toast('请先改正标出的内容')
      return
    }
    setSaving(true)
    try {
      await call('PUT /api/merchant/shops/{id}/freight', { params: { id: shop.id }, body: read.input })
      toastDone('已保存')
      goBack()
    } catch (thrown) {
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return (
    <Panel title={shop.name}>
      <Note>对全部商品生效，从下一次结算页起；已下的订单不变。</Note>
      <FreightFields draft={draft} errors={read.errors ?? {}} onChange={setDraft} />
      <View className="panel__foot">
        <Button loading={saving} onTap={() => void save()}>
          保存
        </Button>
      </View>
    </Panel>
  )
}
