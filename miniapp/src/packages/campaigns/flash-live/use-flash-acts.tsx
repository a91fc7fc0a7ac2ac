import type { FlashOfficeSession } from '@yuxiang/shared/api/flash-office'
import { useState } from 'react'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { ReasonSheet } from '@/workbench/reason-sheet'

type Event = 'pause' | 'resume' | 'cancel'
type Item = FlashOfficeSession['items'][number]
type Asking = { event: 'pause' | 'cancel'; item?: Item }

const allActs = [
  { event: 'resume', name: '恢复整场', tone: 'main' },
  { event: 'pause', name: '暂停整场', tone: 'line' },
  { event: 'cancel', name: '取消场次', tone: 'plain' },
] as const

const notes = {
  pause: '暂停后没有人能再抢；已抢到的不受影响，可以随时恢复。',
  cancel: '取消后不能恢复：剩余库存退回商品，已抢到的仍然有效。',
}
const usual = { pause: ['价格核对', '库存核对', '系统维护'], cancel: ['供货有变', '场次安排有误'] }

/** Pausing, resuming and cancelling a session or an item, with the reason asked for where others will see it. */
export function useFlashActs({ id, state }: FlashOfficeSession, onDone: () => Promise<void>) {
  const [asking, setAsking] = useState<Asking>()
  const run = async (work: () => Promise<unknown>, words: string) => {
    await work()
    toastDone(words)
    await onDone()
  }
  const quietly = (work: () => Promise<unknown>, words: string) => run(work, words).catch(toastProblem)
  const params = { id }
  const sessionActs = allActs.filter(({ event }) =>
    state === 'published' ? event !== 'resume' : state === 'paused' && event !== 'pause',
  )
  const act = (event: Event) => {
    if (event === 'resume') {
      void quietly(() => call('POST /api/workbench/flash-sales/{id}/resume', { params }), '已恢复')
    } else setAsking({ event })
  }
  const actOnItem = (item: Item) => {
    if (!item.paused) return setAsking({ event: 'pause', item })
    const ofItem = { params: { id: item.id } }
    void quietly(() => call('POST /api/workbench/flash-sales/items/{id}/resume', ofItem), '已恢复')
  }
  const send = (reason: string): Promise<void> => {
    const body = { reason }
    if (asking?.item) {
      const ofItem = { params: { id: asking.item.id }, body }
      return run(() => call('POST /api/workbench/flash-sales/items/{id}/pause', ofItem), '已暂停')
    }
    return asking?.event === 'cancel'
      ? run(() => call('POST /api/workbench/flash-sales/{id}/cancel', { params, body }), '已取消')
      : run(() => call('POST /api/workbench/flash-sales/{id}/pause', { params, body }), '已暂停')
  }
  const sheet = asking ? (
    <ReasonSheet
      title={asking.item ? `暂停 ${asking.item.name}` : asking.event === 'cancel' ? '取消场次' : '暂停整场'}
      note={notes[asking.event]}
      usual={usual[asking.event]}
      act={asking.event === 'cancel' ? '确定取消' : '确定暂停'}
      onAct={send}
      onClose={() => setAsking(undefined)}
    />
  ) : null
  return { sessionActs, act, actOnItem, sheet }
}
