import type { StepInput } from '@yuxiang/shared/api/complaint-desk'
import type { TerminationReason } from '@yuxiang/shared/complaints/words'
import { and, desc, eq } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { intendedPenalty } from './announce-penalty.ts'
import type { CaseOutcome } from './consequences.ts'
import { issueDocument } from './documents.ts'
import type { CaseRow } from './find-case.ts'
import { actOn, isNamed } from './move-case.ts'
import { dropOpenOffer } from './offers.ts'
import {
  filingPaper,
  noPenaltyPaper,
  notFiledPaper,
  penaltyPaper,
  refusalPaper,
  terminationPaper,
} from './papers.ts'
import { complaintPenalties } from './record-tables.ts'
import { type InputOf, type Step, written } from './step.ts'
import { complaintEvents } from './tables.ts'
import { nameOf, tellConsumer, tellMerchant } from './tell.ts'

/** Decisions: what a case comes to. Those of a report are told by another step, which has a clock of its own. */
export async function endCase(step: Step): Promise<void> {
  switch (step.input.event) {
    case 'refuse':
      return refuse(step as Step<InputOf<'refuse'>>)
    case 'terminate':
      return terminate(step as Step<InputOf<'terminate'>>)
    case 'penalise':
      return penalise(step as Step<InputOf<'penalise'>>)
    case 'file':
      await actOn(step.tx, step.row, {
        ...written(step),
        event: 'file',
        move: 'file',
        shownTo: 'consumer',
      })
      return
    case 'dismiss':
      return dismissOrDrop(step, 'dismiss', 'notFiled')
    case 'drop':
      return dismissOrDrop(step, 'drop', 'unpenalised')
    default:
      throw new Refusal('case_state_conflict')
  }
}

const follow = ({ tx, acting, row }: Step, outcome: CaseOutcome) =>
  acting.consequences.ended(tx, {
    caseId: row.id,
    merchantId: row.merchantId,
    track: row.track,
    outcome,
    at: acting.platform.clock(),
  })

async function refuse(step: Step<InputOf<'refuse'>>): Promise<void> {
  const { tx, row, input, acting } = step
  const { platform } = acting
  const moved = await actOn(tx, row, {
    ...written(step),
    event: 'refuse',
    move: 'refuse',
    shownTo: 'consumer',
    facts: { ground: input.ground },
  })
  await issueDocument(tx, platform, moved, {
    kind: 'refusal',
    paragraphs: refusalPaper(row, input.ground, input.opinion),
    for: ['consumer'],
    at: platform.clock(),
  })
  await tellConsumer(tx, platform, moved, {
    about: 'refused',
    title: '投诉不予受理',
    text: `${nameOf(row)}：${input.opinion.slice(0, 100)}`,
  })
  await follow(step, 'refused')
}

/** 终止调解: decided now, told to both by `close`. */
async function terminate(step: Step<InputOf<'terminate'>>): Promise<void> {
  await actOn(step.tx, step.row, {
    ...written(step),
    event: 'terminate',
    move: 'terminate',
    shownTo: 'officers',
    facts: { reason: step.input.reason },
    set: { replyDueOn: null },
  })
  await dropOpenOffer(step.tx, step.row.id)
  await follow(step, step.row.state === 'agreed' ? 'agreementBroken' : 'unsettled')
}

/**
 * Nobody is penalised for what was not announced, nor more dearly: the merchant was heard on that alone (《行政处罚法》第四十四、
 * 四十五条, 不得因当事人陈述、申辩而给予更重的处罚). Refuses with `case_penalty_changed`; the way out is to announce anew.
 */
async function requireAsAnnounced({ tx, row, input }: Step<InputOf<'penalise'>>): Promise<void> {
  const announced = await intendedPenalty(tx, row.id)
  const { violation, basis, measures, fineFen } = input.penalty
  const isAsAnnounced =
    announced !== null &&
    announced.violation === violation &&
    announced.basis === basis &&
    announced.measures === measures &&
    fineFen <= announced.fineFen
  if (!isAsAnnounced) throw new Refusal('case_penalty_changed')
}

/** The penalty is a paper to the merchant and a record; who reported hears of it by `tell`. */
async function penalise(step: Step<InputOf<'penalise'>>): Promise<void> {
  await requireAsAnnounced(step)
  const { tx, row, input, acting } = step
  const { platform } = acting
  const at = platform.clock()
  const moved = await actOn(tx, row, {
    ...written(step),
    event: 'penalise',
    move: 'penalise',
    shownTo: 'merchant',
    opinion: `作出行政处罚：${input.penalty.measures}`,
    set: { shownToMerchant: true, shownToMerchantAt: row.shownToMerchantAt ?? at, replyDueOn: null },
  })
  const decisionNo = await issueDocument(tx, platform, moved, {
    kind: 'penalty',
    paragraphs: penaltyPaper(row, input.penalty),
    for: ['merchant'],
    at,
  })
  await tx.insert(complaintPenalties).values({
    ...input.penalty,
    caseId: row.id,
    merchantId: row.merchantId,
    decisionNo,
    decidedOn: dayInShanghai(at),
  })
  await tellMerchant(tx, platform, moved, {
    about: 'penalised',
    title: '送达行政处罚决定书',
    text: `${decisionNo} ${nameOf(row)}`,
  })
  await follow(step, 'penalised')
  await acting.certificates.found(tx, platform, {
    kind: 'penalty',
    merchantId: row.merchantId,
    productId: row.productId,
    words: `${decisionNo}：${input.penalty.violation}`.slice(0, 200),
    sourceId: row.id,
    actorId: step.officerId,
    at,
  })
}

async function dismissOrDrop(step: Step, move: 'dismiss' | 'drop', outcome: CaseOutcome): Promise<void> {
  const { tx, row, input, acting } = step
  const moved = await actOn(tx, row, {
    ...written(step),
    event: move,
    move,
    shownTo: 'officers',
    set: { replyDueOn: null },
  })
  if (move === 'drop' && row.shownToMerchant) {
    await issueDocument(tx, acting.platform, moved, {
      kind: 'noPenalty',
      paragraphs: noPenaltyPaper(row, input.opinion),
      for: ['merchant'],
      at: acting.platform.clock(),
    })
    await tellMerchant(tx, acting.platform, moved, {
      about: 'unpenalised',
      title: '核查结果',
      text: `${nameOf(row)}：不予行政处罚`,
    })
  }
  await follow(step, outcome)
}

/** 告知: whom the law wants told is told in writing, which ends the case or its last clock. */
export async function endWithWord(step: Step): Promise<void> {
  const { tx, row, input, acting } = step
  const { platform } = acting
  const at = platform.clock()
  const isComplaint = row.track === 'complaint'
  const move = isComplaint ? 'close' : 'tell'
  const moved = await actOn(tx, row, {
    ...written(step),
    event: move,
    move,
    shownTo: isComplaint ? 'all' : 'consumer',
  })
  const paper = isComplaint
    ? await terminationWords(step)
    : (await isNamed(tx, row))
      ? reportWords(row, input)
      : null
  if (paper) await issueDocument(tx, platform, moved, { ...paper, at })
  const words = {
    about: `${move}/${row.state}`,
    title: isComplaint ? '投诉已办结' : row.state === 'filed' ? '您举报的事项已立案' : '您举报的事项已有结果',
    text: input.opinion.slice(0, 100),
  }
  await tellConsumer(tx, platform, moved, words)
  if (isComplaint) await tellMerchant(tx, platform, moved, words)
}

const both = ['consumer', 'merchant'] as const

async function terminationWords({ tx, row, input }: Step) {
  const [ended] = await tx
    .select({ facts: complaintEvents.facts })
    .from(complaintEvents)
    .where(and(eq(complaintEvents.caseId, row.id), eq(complaintEvents.event, 'terminate')))
    .orderBy(desc(complaintEvents.id))
    .limit(1)
  const reason = (ended?.facts.reason ?? 'otherLaw') as TerminationReason
  return { kind: 'termination', paragraphs: terminationPaper(row, reason, input.opinion), for: both } as const
}

function reportWords(row: CaseRow, { opinion }: StepInput) {
  const toConsumer = { for: ['consumer'] } as const
  if (row.state === 'filed') {
    return { kind: 'filing', paragraphs: filingPaper(row, opinion), ...toConsumer } as const
  }
  if (row.state === 'notFiled') {
    return { kind: 'notFiled', paragraphs: notFiledPaper(row, opinion), ...toConsumer } as const
  }
  return null
}
