import type { Role } from '@yuxiang/shared/api/identity'
import type { MessageKind } from '@yuxiang/shared/api/messages'
import { Cell } from '@/components/Cell'
import { WechatReminders } from '@/components/WechatReminders'
import { View } from '@/elements'
import { type Desk, desks } from '@/workbench/desks'

/** What else a role is told of, besides what waits at its desk. */
const toldOf: Partial<Record<Role, readonly MessageKind[]>> = {
  merchant: ['merchantAffairs', 'afterSale', 'certification', 'invoiceRequested'],
  operator: ['merchantAffairs', 'afterSale'],
  county: ['certification', 'merchantAffairs'],
  city: ['certification', 'merchantAffairs'],
}

/** What somebody who works here has to do, desk by desk. */
export function Desks({ userId, roles }: { userId: string; roles: readonly Role[] }) {
  const held = Object.entries<Desk>(desks).filter(([role]) => roles.includes(role as Role))
  return held.map(([role, { name, ways }]) =>
    ways.length > 0 ? (
      <View key={role} className="card mine__list">
        {held.length > 1 ? <View className="mine__desk">{name}</View> : null}
        {ways.map(({ key, name: title, icon, hint, to }) =>
          hint ? <Cell key={key} icon={icon} title={title} hint={hint} to={to} /> : null,
        )}
        <WechatReminders userId={userId} kinds={['deskNotice', ...(toldOf[role as Role] ?? [])]} />
      </View>
    ) : null,
  )
}
