import { next } from '@yuxiang/shared/states/machine'
import type { OrderState } from '@yuxiang/shared/states/order'
import { orderMachine } from '@yuxiang/shared/states/order'

export type OrderAct = 'pay' | 'cancel' | 'track' | 'receive' | 'again' | 'review'

/** The buttons that work in a state, the most wanted last. `mayReview`: something of it waits for a review. */
export function actsOf(state: OrderState, mayReview = false): OrderAct[] {
  const can = (event: 'pay' | 'cancel' | 'receive') => next(orderMachine, state, event) !== null
  const onItsWay = can('receive') || state === 'received' || state === 'completed'
  const acts: [OrderAct, boolean][] = [
    ['cancel', can('cancel')],
    ['again', !can('pay')],
    ['track', onItsWay],
    ['review', mayReview],
    ['receive', can('receive')],
    ['pay', can('pay')],
  ]
  return acts.filter(([, shown]) => shown).map(([act]) => act)
}
