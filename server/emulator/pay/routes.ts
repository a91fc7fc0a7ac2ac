import type { Hono } from 'hono'
import type { World } from '../world.ts'
import { registerDocuments } from './document-routes.ts'
import { type PlannedFault, payGate } from './gate.ts'
import { registerOrders } from './order-routes.ts'
import { registerRefunds } from './refund-routes.ts'

/** api.mch.weixin.qq.com. */
export function payRoutes(world: World, fault: PlannedFault): Hono {
  const { app, register, refuseTheRest } = payGate(world, fault)
  registerOrders(world, register)
  registerRefunds(world, register)
  registerDocuments(world, register)
  refuseTheRest()
  return app
}
