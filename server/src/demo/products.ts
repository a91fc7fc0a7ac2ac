import { buildProduct } from './build.ts'
import { fengjieWushanRows } from './catalogue/fengjie-wushan.ts'
import { wuxiYunyangRows } from './catalogue/wuxi-yunyang.ts'
import type { DemoProduct } from './types.ts'

/** Every product of the demo, in a stable order. */
export const products: DemoProduct[] = [...fengjieWushanRows, ...wuxiYunyangRows].map(buildProduct)
