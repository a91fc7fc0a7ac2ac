import type { CaseDossier, StepEvent, StepInput } from '@yuxiang/shared/api/complaint-desk'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { type OfferDraft, readOffer, useOfferDraft } from '@/components/Cases/offer-draft'
import { type CaseWords, WordsSheet } from '@/components/Cases/words-sheet'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'
import { ApiProblem } from '@/services/problem'
import { readYuan } from '@/services/yuan'
import { caseActs } from './case-acts'
import { StepFields } from './step-fields'

/** What a step takes beside its opinion. */
export interface StepDraft {
  ground: string
  reason: string
  pause: string
  regionCode: string
  summary: string
  violation: string
  basis: string
  measures: string
  yuan: string
}

const nothing: StepDraft = {
  ground: '',
  reason: '',
  pause: 'testing',
  regionCode: '',
  summary: '',
  violation: '',
  basis: '',
  measures: '',
  yuan: '',
}

/** A penalty that is announced anew, or decided, begins with what was announced before. */
function draftOf({ intendedPenalty }: CaseDossier): StepDraft {
  if (!intendedPenalty) return nothing
  const { violation, basis, measures, fineFen } = intendedPenalty
  return { ...nothing, violation, basis, measures, yuan: fineFen > 0 ? formatYuan(fineFen) : '' }
}

interface Props {
  one: CaseDossier
  event: StepEvent
  reload: () => Promise<void>
  onClose: () => void
}

/** Takes an officer's opinion and what the step needs; decided on the case as it is shown. */
export function StepSheet({ one, event, reload, onClose }: Props) {
  const [draft, setDraft] = useState(() => draftOf(one))
  const [offer, changeOffer] = useOfferDraft()
  const act = caseActs[event]
  const send = async ({ text, files }: CaseWords) => {
    const base = { version: one.version, opinion: text, ...(files.length > 0 ? { files } : {}) }
    const body = inputOf(event, base, draft, offer, one)
    if (typeof body === 'string') return body
    try {
      await call('POST /api/regulator/cases/{id}/steps', { params: { id: one.id }, body })
    } catch (thrown) {
      // Somebody else acted on it: what is new is shown behind the sheet, what was typed stays.
      if (thrown instanceof ApiProblem && thrown.status === 409) await reload()
      throw thrown
    }
    toastDone(act.done)
    onClose()
    await reload()
    return undefined
  }
  return (
    <WordsSheet
      title={act.name}
      name="意见"
      placeholder="会记录在案"
      action={`确认${act.name}`}
      usual={act.usual}
      {...(act.note ? { note: act.note } : {})}
      {...(act.warm ? { warm: true } : {})}
      onClose={onClose}
      onSend={send}
    >
      <StepFields
        event={event}
        draft={draft}
        onChange={(changes) => setDraft({ ...draft, ...changes })}
        offer={offer}
        onOffer={changeOffer}
        one={one}
      />
    </WordsSheet>
  )
}

type Base = { version: number; opinion: string; files?: string[] }

/** The call's body, or what is missing in words. */
function inputOf(
  event: StepEvent,
  base: Base,
  draft: StepDraft,
  offer: OfferDraft,
  { intendedPenalty }: CaseDossier,
): StepInput | string {
  switch (event) {
    case 'refuse':
      if (!draft.ground) return '请选择法定理由'
      return { event, ...base, ground: draft.ground as never }
    case 'terminate':
      if (!draft.reason) return '请选择终止理由'
      return { event, ...base, reason: draft.reason as never }
    case 'transfer':
      if (!draft.regionCode) return '请选择移送单位'
      return { event, ...base, regionCode: draft.regionCode }
    case 'suspend':
      return { event, ...base, reason: draft.pause as never }
    case 'publish':
      return { event, ...base, summary: draft.summary }
    case 'propose': {
      const read = readOffer(offer, base.opinion)
      if ('error' in read) return read.error
      return { event, ...base, offer: read.input }
    }
    case 'announcePenalty':
    case 'penalise': {
      const { violation, basis, measures, yuan } = draft
      const fine = yuan ? readYuan(yuan) : { fen: 0 }
      if (fine.fen === undefined) return fine.error
      const most = event === 'penalise' ? intendedPenalty?.fineFen : undefined
      if (most !== undefined && fine.fen > most)
        return `罚款不能高于告知的 ¥${formatYuan(most)}，需要提高的请重新告知`
      return { event, ...base, penalty: { violation, basis, measures, fineFen: fine.fen } }
    }
    default:
      return { event, ...base }
  }
}
