import type { StaffMember } from '@yuxiang/shared/api/merchants'
import { type StaffRole, staffRoleHints, staffRoleNames, staffRoles } from '@yuxiang/shared/merchants/duties'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Failure } from '@/components/Failure'
import { TextField } from '@/components/FormField'
import { Sheet } from '@/components/Sheet'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Text } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { BenchColumns } from '@/workbench/bench-page'
import { Choices } from '@/workbench/choices'
import { Panel } from '@/workbench/figures'
import { type Column, Table } from '@/workbench/table'
import { NotYours, type ShopHere, ShopPage } from '../shared/shop-page'

const roleChoices = staffRoles.map((key) => ({ key, name: staffRoleNames[key], hint: staffRoleHints[key] }))

/** 员工：谁管商品、订单和财务 */
export default function MerchantStaffPage() {
  return (
    <ShopPage section="staff" title="员工" self={pages.merchantStaff}>
      {(here) => <Staff here={here} />}
    </ShopPage>
  )
}

function Staff({ here: { userId, shop, may } }: { here: ShopHere }) {
  const params = { id: shop.id }
  const staff = useAnswer(ownName(userId, `staff-${shop.id}`), () =>
    call('GET /api/merchant/shops/{id}/staff', { params }),
  )
  const [changing, setChanging] = useState<StaffMember>()
  const { data, problem, reload } = staff
  const remove = async (member: StaffMember) => {
    const { isSelf, phoneMasked } = member
    const who = isSelf ? '您' : phoneMasked
    const question = `${who} 不能再为“${shop.name}”办事。`
    if (!(await confirmAct(isSelf ? '退出店铺' : '移除员工', question, isSelf ? '退出' : '移除'))) return
    try {
      await call('DELETE /api/merchant/shops/{id}/staff/{userId}', {
        params: { id: shop.id, userId: member.userId },
      })
      toastDone(isSelf ? '已退出' : '已移除')
      if (isSelf) return openPage(pages.mine)
    } catch (thrown) {
      toastProblem(thrown)
    }
    await reload()
  }
  const list = (
    <Panel title="现有员工">
      {data ? (
        <Table
          label="员工"
          rows={data.items}
          keyOf={(member) => member.userId}
          columns={columnsOf(may('owner'), setChanging, remove)}
        />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={2} />
      )}
      {changing ? (
        <RoleSheet
          member={changing}
          shopId={shop.id}
          onClose={() => setChanging(undefined)}
          onDone={reload}
        />
      ) : null}
    </Panel>
  )
  const aside = may('owner') ? (
    <InviteForm shopId={shop.id} onDone={reload} />
  ) : (
    <Panel title="邀请员工">
      <NotYours role={shop.role} who="owner" />
    </Panel>
  )
  return <BenchColumns main={list} aside={aside} />
}

const columnsOf = (
  mayChange: boolean,
  change: (member: StaffMember) => void,
  remove: (member: StaffMember) => Promise<void>,
): Column<StaffMember>[] => [
  {
    name: '姓名',
    kind: 'title',
    of: ({ nickname, isSelf }) => (
      <>
        <Text>{nickname}</Text>
        {isSelf ? <Tag>本人</Tag> : null}
      </>
    ),
  },
  { name: '手机号', share: 1.6, of: ({ phoneMasked }) => <Text className="number">{phoneMasked}</Text> },
  { name: '角色', of: ({ role }) => staffRoleNames[role] },
  {
    name: '操作',
    kind: 'acts',
    share: 2,
    of: (member) => (
      <>
        {mayChange ? (
          <Button size="small" tone="plain" label={`改角色：${member.nickname}`} onTap={() => change(member)}>
            改角色
          </Button>
        ) : null}
        {mayChange || member.isSelf ? (
          <Button
            size="small"
            tone="plain"
            label={member.isSelf ? '退出店铺' : `移除${member.nickname}`}
            onTap={() => void remove(member)}
          >
            {member.isSelf ? '退出' : '移除'}
          </Button>
        ) : null}
      </>
    ),
  },
]

interface SheetProps {
  member: StaffMember
  shopId: string
  onClose: () => void
  onDone: () => Promise<void>
}

function RoleSheet({ member, shopId, onClose, onDone }: SheetProps) {
  const [role, setRole] = useState<StaffRole>(member.role)
  const [saving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    try {
      await call('PATCH /api/merchant/shops/{id}/staff/{userId}', {
        params: { id: shopId, userId: member.userId },
        body: { role },
      })
      toastDone('已更改')
      onClose()
    } catch (thrown) {
      toastProblem(thrown)
      setSaving(false)
    }
    await onDone()
  }
  return (
    <Sheet
      open
      title={`${member.nickname} 的角色`}
      onClose={onClose}
      foot={
        <Button loading={saving} disabled={role === member.role} onTap={() => void save()}>
          保存
        </Button>
      }
    >
      <Choices
        label="角色"
        options={roleChoices}
        chosen={role}
        onChoose={(key) => setRole(key as StaffRole)}
      />
    </Sheet>
  )
}

function InviteForm({ shopId, onDone }: { shopId: string; onDone: () => Promise<void> }) {
  const [typed, setTyped] = useState('')
  const [role, setRole] = useState<StaffRole>('orders')
  const [errors, setErrors] = useState<FieldErrors>({})
  const [sending, setSending] = useState(false)
  const invite = async () => {
    const phone = typed.replace(/[\s-]/g, '')
    if (!/^1[3-9]\d{9}$/.test(phone)) {
      setErrors({ phone: '请输入 11 位手机号' })
      return
    }
    const question = `对方用 ${phone} 登录后，在“我的”里就有商家工作台，可管${staffRoleHints[role]}。`
    if (!(await confirmAct(`邀请为${staffRoleNames[role]}`, question, '邀请'))) return
    setSending(true)
    try {
      await call('POST /api/merchant/shops/{id}/staff', { params: { id: shopId }, body: { phone, role } })
      toastDone('已加入')
      setTyped('')
      await onDone()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSending(false)
  }
  return (
    <Panel title="邀请员工">
      <TextField
        name="手机号"
        type="tel"
        maxLength={13}
        placeholder="对方登录商城用的手机号"
        value={typed}
        error={errors.phone}
        onInput={(value) => {
          setTyped(value)
          setErrors({})
        }}
      />
      <Choices
        label="角色"
        options={roleChoices}
        chosen={role}
        onChoose={(key) => setRole(key as StaffRole)}
      />
      <Button loading={sending} onTap={() => void invite()}>
        邀请
      </Button>
    </Panel>
  )
}
