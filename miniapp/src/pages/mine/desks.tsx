import type { Role } from '@yuxiang/shared/api/identity'
import { Cell } from '@/components/Cell'
import { View } from '@/elements'
import { type Desk, desks } from '@/workbench/desks'

/** What somebody who works here has to do, desk by desk. */
export function Desks({ roles }: { roles: readonly Role[] }) {
  const held = Object.entries<Desk>(desks).filter(([role]) => roles.includes(role as Role))
  return held.map(([role, { name, ways }]) =>
    ways.length > 0 ? (
      <View key={role} className="card mine__list">
        {held.length > 1 ? <View className="mine__desk">{name}</View> : null}
        {ways.map(({ key, name: title, icon, hint, to }) =>
          hint ? <Cell key={key} icon={icon} title={title} hint={hint} to={to} /> : null,
        )}
      </View>
    ) : null,
  )
}
