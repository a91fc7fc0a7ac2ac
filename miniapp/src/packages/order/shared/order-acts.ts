import { next } from '@yuxiang/shared/states/machine'
import type { OrderState } from '@yuxiang/shared/states/order'
import { orderMachine } from '@yuxiang/shared/states/order'

export type OrderAct = 'pay' | 'cancel' | 'track' | 'receive' | 'again' | 'review' | 'hurry'

interface May {
  /** Something of it waits for a review. */
  mayReview?: boolean | undefined
  /** The shop was not pressed to ship it today. */
  mayHurry?: boolean | undefined
}

/** The buttons that work in a state, the most wanted last. */
export function actsOf(state: OrderState, { mayReview = false, mayHurry = false }: May = {}): OrderAct[] {
  const can = (event: 'pay' | 'cancel' | 'receive') => next(orderMachine, state, event) !== null
  const onItsWay = can('receive') || state === 'received' || state === 'completed'
  const acts: [OrderAct, boolean][] = [
    ['cancel', can('cancel')],
    ['again', !can('pay')],
    ['hurry', mayHurry],
    ['track', onItsWay],
    ['review', mayReview],
    ['receive', can('receive')],
    ['pay', can('pay')],
  ]
  return acts.filter(([, shown]) => shown).map(([act]) => act)
}
