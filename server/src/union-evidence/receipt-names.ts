/** How it is known that goods were received, as a 签收表 says it. */
export const receiptNames = {
  buyer: '本人签收',
  member: '本人签收',
  officer: '工会代登记',
  system: '系统自动',
} as const
