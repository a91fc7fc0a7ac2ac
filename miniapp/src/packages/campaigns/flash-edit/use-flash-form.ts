import { useState } from 'react'
import { call } from '@/services/api'
import { confirmAct, toast, toastDone, toastProblem } from '@/services/feedback'
import type { FieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { dropDraft, storeDraft, storedDraft } from '@/services/kept'
import { backToPage, pages, pageUrl, replacePage } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { momentIn } from '@/workbench/china-moment'
import { type FlashDraft, readFlash } from './flash-draft'
import { refusedFields } from './refused-fields'

const dayMinutes = 24 * 60

/** Tomorrow at noon, for two hours. */
const usual = (): FlashDraft => {
  const tomorrow = momentIn(dayMinutes).slice(0, 10)
  return {
    title: '',
    startsAt: `${tomorrow}T12:00`,
    endsAt: `${tomorrow}T14:00`,
    eligibility: 'everyone',
    items: [],
  }
}

/** It is no draft any more; its page says what it is. */
const isStale = (thrown: unknown) =>
  thrown instanceof ApiProblem && thrown.code === 'flash_sale_state_conflict'
const reopen = (id: string) => replacePage(pageUrl(pages.benchFlashEdit, { id }))

/** The form of a session: typing (kept on this device until it is saved), saving and publishing it. */
export function useFlashForm(userId: string, saved: { id: string; draft: FlashDraft } | undefined) {
  /** A new one that is stored, but was not published: it stays on this page, with what is wrong with it. */
  const [storedId, setStoredId] = useState(saved?.id)
  const keptName = `flash-session-${storedId ?? 'new'}`
  const [draft, setDraft] = useState<FlashDraft>(
    () => storedDraft<FlashDraft>(userId, keptName) ?? saved?.draft ?? usual(),
  )
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<FieldErrors>({})
  const [busy, setBusy] = useState(false)
  const { body, errors } = readFlash(draft)

  const change = (part: Partial<FlashDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    setRefused({})
    storeDraft(userId, keptName, next)
  }

  /** Saves it and answers its id; undefined when something is missing or was refused. */
  const store = async (): Promise<string | undefined> => {
    setTried(true)
    if (!body) {
      toast('还有没填好的地方')
      return undefined
    }
    try {
      const { id } = storedId
        ? await call('PUT /api/workbench/flash-sales/{id}', { params: { id: storedId }, body })
        : await withIdempotencyKey('flash-session', body, (idempotencyKey) =>
            call('POST /api/workbench/flash-sales', { body, idempotencyKey }),
          )
      dropDraft(userId, keptName)
      setStoredId(id)
      return id
    } catch (thrown) {
      setRefused(refusedFields(thrown, draft))
      toastProblem(thrown)
      if (storedId && isStale(thrown)) await reopen(storedId)
      return undefined
    }
  }

  const save = async () => {
    if (busy) return
    setBusy(true)
    const id = await store()
    if (id) {
      toastDone('草稿已保存')
      if (!saved) await replacePage(pageUrl(pages.benchFlashEdit, { id }))
    }
    setBusy(false)
  }

  const publish = async () => {
    if (busy) return
    const units = body?.items.reduce((sum, item) => sum + item.stockTotal, 0) ?? 0
    const words = `将预留 ${units} 件库存；发布后条款不能再改，只能暂停或取消。`
    if (body && !(await confirmAct('发布场次', words, '发布'))) return
    setBusy(true)
    const id = await store()
    if (id) {
      try {
        await call('POST /api/workbench/flash-sales/{id}/publish', { params: { id } })
        toastDone('已发布')
        await replacePage(pageUrl(pages.benchFlashLive, { id }))
      } catch (thrown) {
        setRefused(refusedFields(thrown, draft))
        toastProblem(thrown)
        // Not heard of, it may be published.
        if (isStale(thrown) || (thrown instanceof ApiProblem && thrown.mayRetry)) await reopen(id)
      }
    }
    setBusy(false)
  }

  /** Throws a stored draft away. */
  const discard = async () => {
    if (busy || !storedId || !(await confirmAct('作废草稿', '草稿作废后不能恢复。', '作废'))) return
    setBusy(true)
    try {
      await call('POST /api/workbench/flash-sales/{id}/discard', { params: { id: storedId } })
      dropDraft(userId, keptName)
      toastDone('已作废')
      await backToPage(pages.benchFlashSales)
    } catch (thrown) {
      toastProblem(thrown)
      if (isStale(thrown)) await reopen(storedId)
    }
    setBusy(false)
  }

  return {
    draft,
    isStored: storedId !== undefined,
    errors: { ...(tried ? errors : {}), ...refused } as FieldErrors,
    busy,
    change,
    save,
    publish,
    discard,
  }
}

export type FlashForm = ReturnType<typeof useFlashForm>
