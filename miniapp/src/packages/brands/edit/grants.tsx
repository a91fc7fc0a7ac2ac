import type { BrandGrant, ManagedBrand } from '@yuxiang/shared/api/brands'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { DayField } from '@/components/FormField/day-field'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { today } from '@/services/today'
import { Panel } from '@/workbench/figures'
import { PickedCell } from '@/workbench/picked-cell'
import { ProductSheet } from '@/workbench/product-sheet'
import { ReasonSheet } from '@/workbench/reason-sheet'
import { Table } from '@/workbench/table'

interface Props {
  brand: ManagedBrand
  onDone: () => Promise<void>
}

const yearDays = 365

/** Who may use the brand for which products, and giving or ending that. */
export function Grants({ brand, onDone }: Props) {
  const [ending, setEnding] = useState<BrandGrant>()
  return (
    <>
      <NewGrant brand={brand} onDone={onDone} />
      <Panel title="已授权">
        {brand.grants.length === 0 ? (
          <View className="panel__none">还没有授权给任何商家</View>
        ) : (
          <Table
            label="授权"
            rows={brand.grants}
            keyOf={({ id }) => id}
            columns={[
              { name: '商家', kind: 'title', share: 1.6, of: ({ merchant }) => merchant.name },
              {
                name: '商品',
                kind: 'wide',
                share: 2,
                of: ({ products }) => products.map(({ name }) => name).join('、'),
              },
              { name: '有效期', of: ({ validFrom, validTo }) => `${validFrom} 至 ${validTo}` },
              { name: '状态', share: 0.8, of: (grant) => <GrantState grant={grant} /> },
              {
                name: '',
                kind: 'acts',
                share: 0.8,
                of: (grant) =>
                  grant.ended || grant.validTo < today() ? null : (
                    <Button size="small" tone="plain" onTap={() => setEnding(grant)}>
                      终止
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Panel>
      {ending ? (
        <ReasonSheet
          title={`终止授权“${ending.merchant.name}”`}
          note="马上生效：这些商品不再属于这个品牌；已售出的订单不受影响。"
          usual={['标准不再符合', '授权到期不再续', '抽检不合格']}
          act="确认终止"
          onAct={async (reason) => {
            await call('POST /api/brand-desk/grants/{id}/end', {
              params: { id: ending.id },
              body: { reason },
            })
            toastDone('已终止')
            await onDone()
          }}
          onClose={() => setEnding(undefined)}
        />
      ) : null}
    </>
  )
}

function GrantState({ grant }: { grant: BrandGrant }) {
  if (grant.ended) return <Tag tone="plain">已终止</Tag>
  if (grant.validTo < today()) return <Tag tone="plain">已过期</Tag>
  return grant.validFrom > today() ? <Tag tone="citrus">未开始</Tag> : <Tag>有效</Tag>
}

function NewGrant({ brand, onDone }: Props) {
  const [picked, setPicked] = useState<{ id: string; name: string }[]>([])
  const [days, setDays] = useState({ validFrom: today(), validTo: today(3 * yearDays) })
  const [picking, setPicking] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const toggle = ({ id, name }: { id: string; name: string }) =>
    setPicked((before) =>
      before.some((one) => one.id === id) ? before.filter((one) => one.id !== id) : [...before, { id, name }],
    )
  const save = async () => {
    if (picked.length === 0) return toast('请先选择商品')
    setSaving(true)
    const body = { productIds: picked.map(({ id }) => id), ...days }
    try {
      await withIdempotencyKey(`brand-grant-${brand.id}`, body, (idempotencyKey) =>
        call('POST /api/brand-desk/brands/{id}/grants', { params: { id: brand.id }, body, idempotencyKey }),
      )
      setPicked([])
      toastDone('已授权')
      await onDone()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return (
    <Panel title={`授权使用“${brand.name}”`}>
      <Note>一次授权给一个商家：只选同一商家的商品。</Note>
      <PickedCell
        title="商品"
        unit="款"
        none="还没有选"
        picked={picked}
        onOpen={() => setPicking(true)}
        onRemove={(id) => toggle({ id, name: '' })}
      />
      <DayField
        name="开始日期"
        value={days.validFrom}
        error={errors.validFrom}
        onPick={(validFrom) => setDays({ ...days, validFrom })}
      />
      <DayField
        name="截止日期"
        value={days.validTo}
        error={errors.validTo}
        onPick={(validTo) => setDays({ ...days, validTo })}
      />
      <Button loading={saving} onTap={() => void save()}>
        授权
      </Button>
      {picking ? (
        <ProductSheet
          title="哪些商品可以使用"
          filter={{}}
          chosen={picked.map(({ id }) => id)}
          onTap={toggle}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </Panel>
  )
}
