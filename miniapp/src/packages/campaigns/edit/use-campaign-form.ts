import type { Campaign, CampaignInput } from '@yuxiang/shared/api/campaigns'
import { useRef, useState } from 'react'
import { usePreview } from '@/hooks/use-preview'
import { call } from '@/services/api'
import { confirmAct, toast, toastDone, toastProblem } from '@/services/feedback'
import type { FieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import type { Bench } from '@/workbench/common-page'
import { campaignErrors } from '../shared/campaign-errors'
import { type CampaignDraft, readCampaign } from './campaign-draft'
import { forgetDraft, keepDraft, restoreDraft, subjectOf } from './kept-draft'
import { untruePrices, usePriceTruths } from './use-price-truths'

export interface EditorProps {
  bench: Bench
  initial: CampaignDraft
  /** The saved draft that is edited. */
  campaign?: Campaign
  /** It begins as a copy of this campaign: what was kept of another new one stays out of it. */
  copyOf?: string
}

/** The editor: typing (kept on this device), saving, what the sample cart would cost, and publishing. */
export function useCampaignForm({ bench: { userId }, initial, campaign, copyOf }: EditorProps) {
  const [saved, setSaved] = useState(campaign)
  // Of which campaign the draft is, also for a tap of before it was saved.
  const subject = useRef(subjectOf(campaign?.id, copyOf))
  const [{ draft, restored }, setHeld] = useState(() => restoreDraft(userId, subject.current, initial))
  const [dirty, setDirty] = useState(restored || copyOf !== undefined)
  // Fields that were left wrong are named when somebody wants to save or publish, not while typing.
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<FieldErrors>({})
  const [busy, setBusy] = useState<'saving' | 'publishing'>()
  const [asking, setAsking] = useState(false)
  const [withOthers, setWithOthers] = useState(false)
  const { body, errors } = readCampaign(draft)
  const truths = usePriceTruths(draft)
  const untrue = draft.kind === 'specialPrice' && truths.data ? untruePrices(draft.prices, truths.data) : {}
  const preview = useSamplePreview(draft, withOthers)

  // An upload ends long after its tap: what it changes is the draft of then.
  const newest = useRef(draft)
  newest.current = draft

  const change = (part: Partial<CampaignDraft>) => {
    const next = { ...newest.current, ...part }
    newest.current = next
    setHeld((before) => ({ ...before, draft: next }))
    // The sample cart is nobody's business but this screen's.
    const unsaved = dirty || Object.keys(part).some((key) => key !== 'sample')
    setDirty(unsaved)
    setRefused({})
    keepDraft(userId, subject.current, { draft: next, unsaved })
  }

  const startAgain = async () => {
    if (!(await confirmAct('放弃没保存的内容', '恢复到上次保存的样子，不能撤销。', '放弃'))) return
    forgetDraft(userId, subject.current)
    newest.current = initial
    setHeld({ draft: initial, restored: false })
    setDirty(false)
    setTried(false)
    setRefused({})
  }

  const refuse = (thrown: unknown) => {
    setRefused(campaignErrors(thrown))
    toastProblem(thrown)
  }

  const keep = async (input: CampaignInput): Promise<Campaign> => {
    if (saved && !dirty) return saved
    const kept = await (saved
      ? call('PUT /api/workbench/campaigns/{id}', { params: { id: saved.id }, body: input })
      : withIdempotencyKey('campaign', input, (idempotencyKey) =>
          call('POST /api/workbench/campaigns', { body: input, idempotencyKey }),
        ))
    forgetDraft(userId, subject.current)
    subject.current = kept.id
    // What was typed while it was sent is neither saved nor lost.
    const typed = newest.current
    const unsaved = typed !== draft && JSON.stringify(readCampaign(typed).body) !== JSON.stringify(input)
    keepDraft(userId, kept.id, { draft: typed, unsaved })
    setSaved(kept)
    setDirty(unsaved)
    setHeld({ draft: typed, restored: false })
    return kept
  }

  const save = async () => {
    setTried(true)
    if (busy) return
    if (!body) {
      toast('还有没填好的地方，已在本机保留')
      return
    }
    setBusy('saving')
    try {
      await keep(body)
      toastDone('草稿已保存')
    } catch (thrown) {
      refuse(thrown)
    }
    setBusy(undefined)
  }

  const askToPublish = () => {
    setTried(true)
    if (!body) toast('还有没填好的地方')
    else if (Object.keys(untrue).length > 0) toast('划线价不实，不能发布')
    else setAsking(true)
  }

  const publish = async () => {
    if (!body || busy) return
    setBusy('publishing')
    try {
      const { id } = await keep(body)
      await call('POST /api/workbench/campaigns/{id}/publish', { params: { id } })
      forgetDraft(userId, subject.current)
      toastDone('已发布')
      await replacePage(pageUrl(pages.benchCampaign, { id }))
    } catch (thrown) {
      refuse(thrown)
      setAsking(false)
    }
    setBusy(undefined)
  }

  const shownErrors: FieldErrors = {
    ...campaignErrors(preview.problem),
    ...(tried ? errors : tierFaultsOf(errors)),
    ...untrue,
    ...refused,
  }
  return {
    draft,
    errors: shownErrors,
    body,
    saved,
    dirty,
    restored,
    busy,
    asking,
    truths,
    preview,
    withOthers,
    setWithOthers,
    change,
    save,
    startAgain,
    askToPublish,
    publish,
    close: () => setAsking(false),
  }
}

/** What is wrong with tiers that are filled in: said at once, since it is why nothing is computed. */
const tierFaultsOf = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).filter(([path]) => /^plan\.tiers\.\d+$/.test(path)))

/** What the sample cart would cost with the campaign as it stands; a name is not needed for that. */
function useSamplePreview(draft: CampaignDraft, withOthers: boolean) {
  const name = draft.name.trim().length < 2 ? '未命名活动' : draft.name
  const { body: campaign } = readCampaign({ ...draft, name })
  const items = draft.sample.map(({ skuId, quantity }) => ({ skuId, quantity }))
  const body = campaign && items.length > 0 ? { campaign, items, withOthers } : undefined
  return usePreview(body, (asked) => call('POST /api/workbench/campaigns/preview', { body: asked }))
}

export type CampaignForm = ReturnType<typeof useCampaignForm>
