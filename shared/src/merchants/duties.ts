/** What somebody does for a merchant. */
export const staffRoles = ['owner', 'goods', 'orders', 'finance'] as const
export type StaffRole = (typeof staffRoles)[number]

/** What a call needs: the owner may do all of it. */
export type Duty = StaffRole

export const staffRoleNames: Record<StaffRole, string> = {
  owner: '店主',
  goods: '商品管理',
  orders: '订单处理',
  finance: '财务',
}

export const staffRoleHints: Record<StaffRole, string> = {
  owner: '全部权限，管理员工、证照与结算账户',
  goods: '商品、运费、活动与优惠券',
  orders: '发货、售后与评价',
  finance: '发票与对账',
}

/** Whether a role covers a duty. */
export const covers = (role: StaffRole, duty: Duty): boolean => role === 'owner' || role === duty

/** The roles that cover a duty. */
export const rolesFor = (duty: Duty): StaffRole[] => staffRoles.filter((role) => covers(role, duty))

/** So many people at most act for one merchant. */
export const staffMax = 20
