import { buildProduct } from './build.ts'
import { chengkouKaizhouRows } from './catalogue/chengkou-kaizhou.ts'
import { fengjieWushanRows } from './catalogue/fengjie-wushan.ts'
import { northRows } from './catalogue/north.ts'
import { pengshuiQianjiangRows } from './catalogue/pengshui-qianjiang.ts'
import { southwestRows } from './catalogue/southwest.ts'
import { wanzhouLiangpingDianjiangRows } from './catalogue/wanzhou-liangping-dianjiang.ts'
import { westRows } from './catalogue/west.ts'
import { wulongFulingNanchuanRows } from './catalogue/wulong-fuling-nanchuan.ts'
import { wuxiYunyangRows } from './catalogue/wuxi-yunyang.ts'
import { xiushanYouyangRows } from './catalogue/xiushan-youyang.ts'
import { zhongxianFengduShizhuRows } from './catalogue/zhongxian-fengdu-shizhu.ts'
import type { DemoProduct } from './types.ts'

/** Every product of the demo, in a stable order. */
export const products: DemoProduct[] = [
  ...fengjieWushanRows,
  ...wuxiYunyangRows,
  ...chengkouKaizhouRows,
  ...wanzhouLiangpingDianjiangRows,
  ...zhongxianFengduShizhuRows,
  ...xiushanYouyangRows,
  ...pengshuiQianjiangRows,
  ...wulongFulingNanchuanRows,
  ...southwestRows,
  ...westRows,
  ...northRows,
].map(buildProduct)
