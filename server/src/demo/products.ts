import { buildProduct } from './build.ts'
import { chengkouKaizhouRows } from './catalogue/chengkou-kaizhou.ts'
import { fengjieWushanRows } from './catalogue/fengjie-wushan.ts'
import { wanzhouLiangpingDianjiangRows } from './catalogue/wanzhou-liangping-dianjiang.ts'
import { wuxiYunyangRows } from './catalogue/wuxi-yunyang.ts'
import type { DemoProduct } from './types.ts'

/** Every product of the demo, in a stable order. */
export const products: DemoProduct[] = [
  ...fengjieWushanRows,
  ...wuxiYunyangRows,
  ...chengkouKaizhouRows,
  ...wanzhouLiangpingDianjiangRows,
].map(buildProduct)
