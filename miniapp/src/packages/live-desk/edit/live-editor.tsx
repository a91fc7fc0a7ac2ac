import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { periodText } from '@/workbench/china-moment'
import type { Bench } from '@/workbench/common-page'
import { Panel } from '@/workbench/figures'
import { Fact, FormPage } from '@/workbench/form-page'
import { BasicsPanel } from './basics-panel'
import { CouponsPanel } from './coupons-panel'
import { GoodsPanel } from './goods-panel'
import { LinksPanel } from './links-panel'
import { readLive } from './live-draft'
import { type LiveForm, type SavedLive, useLiveForm } from './use-live-form'

/** Where and when, how viewers get there, what is shown and given: and beside it what all of it comes to. */
export function LiveEditor({ bench, saved }: { bench: Bench; saved?: SavedLive }) {
  const form = useLiveForm(bench.userId, saved)
  return (
    <FormPage aside={<Summary form={form} />}>
      {form.restored ? (
        <Panel title="接着填">
          <Note tone="warm">上次没有保存的内容已恢复，请核对后保存。</Note>
          <View className="panel__foot">
            <Button size="fit" tone="plain" onTap={() => void form.startAgain()}>
              放弃它，重新开始
            </Button>
          </View>
        </Panel>
      ) : null}
      <BasicsPanel bench={bench} form={form} />
      <LinksPanel form={form} />
      <GoodsPanel form={form} />
      <CouponsPanel bench={bench} form={form} />
    </FormPage>
  )
}

function Summary({ form: { draft, busy, save, isOn } }: { form: LiveForm }) {
  const { body } = readLive(draft)
  const units = body?.setAsides.reduce((sum, { quantity }) => sum + quantity, 0)
  const gone = draft.products.filter(({ forSale }) => !forSale).length
  return (
    <Panel title="保存前核对">
      <Fact name="直播间">
        {draft.room ? `${livePlatformNames[draft.room.platform]} ${draft.room.name}` : '—'}
      </Fact>
      <Fact name="时间">{body ? periodText(body.startsAt, body.endsAt) : '—'}</Fact>
      <Fact name="商品">
        {draft.products.length} 种{gone > 0 ? `（${gone} 种已不在售，买家看不到）` : ''}
      </Fact>
      <Fact name="预留库存" strong>
        {units === undefined ? '—' : `${units} 件`}
      </Fact>
      <View className="panel__hint">
        {isOn
          ? '正在直播：直播间、开播时间和预留不再更改。'
          : '保存时从商品库存预留，开播的一刻放出来卖；取消直播则退回。同一直播间的时段不能重叠。'}
      </View>
      <View className="panel__foot">
        <Button loading={busy} onTap={() => void save()}>
          {isOn ? '保存' : '保存排期'}
        </Button>
      </View>
    </Panel>
  )
}
