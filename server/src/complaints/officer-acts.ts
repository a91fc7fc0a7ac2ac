import type { StepInput } from '@yuxiang/shared/api/complaint-desk'
import { type OfficerAct, officerActs } from '@yuxiang/shared/complaints/acts'
import { policy } from '@yuxiang/shared/policy'
import { isMediated } from '@yuxiang/shared/states/complaint'
import { addWorkingDays } from '@yuxiang/shared/working-days'
import { nicknameOf, regulatorsOf } from '../identity/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { announcePenalty, intendedPenalty } from './announce-penalty.ts'
import type { Acting } from './consequences.ts'
import { issueDocument } from './documents.ts'
import { endCase, endWithWord } from './end-case.ts'
import { attachOwnFiles } from './files.ts'
import { type CaseRow, lockOfficersCase } from './find-case.ts'
import { actOn, clockEventsOf } from './move-case.ts'
import { makeOffer } from './offers.ts'
import { type Officer, officeOfRegion, requireColleague } from './offices.ts'
import { acceptancePaper } from './papers.ts'
import { performAndClose } from './settle-offer.ts'
import { type InputOf, type Step, written } from './step.ts'
import { nameOf, tellConsumer, tellMerchant, tellOfficers } from './tell.ts'

/** The acts that have a place in a case as it stands. */
export async function actsOf(db: Db, row: CaseRow, today: string): Promise<OfficerAct[]> {
  const intended = row.state === 'filed' ? await intendedPenalty(db, row.id) : null
  const events = (await clockEventsOf(db, row.id)).map(({ event }) => event)
  return officerActs({
    ...row,
    dueKind: row.dueKind as Parameters<typeof officerActs>[0]['dueKind'],
    extended: events.includes('extend'),
    told: events.includes('tell'),
    published: row.publishedAt !== null,
    penaltyHeard: intended !== null && intended.statementUntil < today,
  })
}

/**
 * An officer does one thing to a case of his regions, in one transaction. He decided on what he saw: whoever acted in
 * between makes it refused with `case_version_conflict`. Too late is allowed, and marked.
 */
export async function stepCase(
  tx: Db,
  acting: Acting,
  officer: Officer,
  { id, input }: { id: string; input: StepInput },
): Promise<void> {
  const row = await lockOfficersCase(tx, officer, id)
  if (row.version !== input.version) throw new Refusal('case_version_conflict')
  await attachOwnFiles(tx, officer.userId, input.files)
  const acts = await actsOf(tx, row, dayInShanghai(acting.platform.clock()))
  if (!acts.includes(input.event)) throw refusalOf(row, input)
  await run({ tx, acting, row, officerId: officer.userId, input })
}

const refusalOf = (row: CaseRow, { event }: StepInput) => {
  if (event === 'extend' && row.state === 'verifying') return new Refusal('case_extended')
  if (event === 'penalise' && row.state === 'filed') return new Refusal('case_penalty_unheard')
  return new Refusal(
    event === 'suspend' || event === 'resume' ? 'case_clock_conflict' : 'case_state_conflict',
  )
}

async function run(step: Step): Promise<void> {
  const { input } = step
  switch (input.event) {
    case 'accept':
      return accept(step)
    case 'announcePenalty':
      return announcePenalty(step as Step<InputOf<'announcePenalty'>>)
    case 'requestReply':
      return requestReply(step)
    case 'transfer':
      return transfer(step as Step<InputOf<'transfer'>>)
    case 'propose': {
      const by = { userId: step.officerId, as: 'officer' } as const
      await makeOffer(step.tx, step.acting, step.row, { by, input: input.offer })
      return
    }
    case 'perform': {
      const by = { userId: step.officerId, as: 'officer' } as const
      const { opinion, files } = input
      await performAndClose(step.tx, step.acting, step.row, { by, opinion, files })
      return
    }
    case 'mediate':
    case 'verify':
    case 'extend':
      return tellConsumerOf(step, input.event)
    case 'suspend':
    case 'resume':
      return pause(step)
    case 'publish':
      await actOn(step.tx, step.row, {
        ...written(step),
        event: 'publish',
        shownTo: 'officers',
        set: { publishedAt: step.acting.platform.clock(), publicSummary: input.summary },
      })
      return
    case 'note':
      await actOn(step.tx, step.row, { ...written(step), event: 'note', shownTo: 'officers' })
      return
    case 'refuse':
    case 'terminate':
    case 'penalise':
    case 'dismiss':
    case 'drop':
    case 'file':
      return endCase(step)
    case 'close':
    case 'tell':
      return endWithWord(step)
  }
}

/** 受理: both hear of it, the merchant is asked to answer, the mediation's time begins. */
async function accept(step: Step): Promise<void> {
  const { tx, row, input } = step
  const { platform } = step.acting
  const at = platform.clock()
  const replyDueOn = addWorkingDays(dayInShanghai(at), policy.caseReply.value)
  const moved = await actOn(tx, row, {
    ...written(step),
    event: 'accept',
    move: 'accept',
    shownTo: 'all',
    set: {
      shownToMerchant: true,
      shownToMerchantAt: at,
      replyDueOn,
      replyAsked: '请说明情况，提供材料，并提出解决方案',
      officerId: row.officerId ?? step.officerId,
      officerName: row.officerName ?? (await nicknameOf(tx, step.officerId)),
    },
  })
  await issueDocument(tx, platform, moved, {
    kind: 'acceptance',
    paragraphs: acceptancePaper(row, input.opinion),
    for: ['consumer'],
    at,
  })
  await tellConsumer(tx, platform, moved, {
    about: 'accepted',
    title: '投诉已受理',
    text: `${row.officeName}将组织调解，最迟 ${moved.dueOn ?? ''} 前有结果`,
  })
  await tellMerchant(tx, platform, moved, {
    about: 'accepted',
    title: '收到一件投诉，请答复',
    text: `${nameOf(row)}，请在 ${replyDueOn} 前答复${row.officeName}`,
  })
}

/** The merchant is asked for a word. Of a report it sees what the officer writes here, and nothing else. */
async function requestReply(step: Step): Promise<void> {
  const { tx, row, input, acting } = step
  const at = acting.platform.clock()
  const replyDueOn = addWorkingDays(dayInShanghai(at), policy.caseReply.value)
  const moved = await actOn(tx, row, {
    ...written(step),
    event: 'requestReply',
    shownTo: row.track === 'complaint' ? 'all' : 'merchant',
    set: {
      replyDueOn,
      replyAsked: input.opinion,
      replyOverdueOf: null,
      shownToMerchant: true,
      shownToMerchantAt: row.shownToMerchantAt ?? at,
    },
  })
  await tellMerchant(tx, acting.platform, moved, {
    about: `ask/${moved.version}`,
    title: '市场监管部门请您说明情况',
    text: `${nameOf(row)}，请在 ${replyDueOn} 前答复`,
  })
}

/** 移送: another office takes it over, one where somebody works; its clock goes on. */
async function transfer(step: Step<InputOf<'transfer'>>): Promise<void> {
  const { tx, row, input, acting } = step
  const office = await officeOfRegion(acting.platform, input.regionCode, tx)
  if (!office || office.regionCode === row.regionCode) throw new Refusal('case_office_unknown')
  if ((await regulatorsOf(tx, office.regionCode)).length === 0) throw new Refusal('case_office_empty')
  const moved = await actOn(tx, row, {
    ...written(step),
    event: 'transfer',
    shownTo: 'consumer',
    opinion: `移送${office.name}：${input.opinion}`,
    facts: { from: row.regionCode, to: office.regionCode },
    set: { regionCode: office.regionCode, officeName: office.name, officerId: null, officerName: null },
  })
  await tellOfficers(tx, acting.platform, moved, {
    about: `transfer/${moved.version}`,
    title: `${row.officeName}移送一件案件`,
    text: `${row.number} ${nameOf(row)}`,
    all: true,
  })
  await tellConsumer(tx, acting.platform, moved, {
    about: `transfer/${moved.version}`,
    title: '您的案件已移送',
    text: `现由${office.name}办理`,
  })
}

const consumerWords = {
  mediate: '市场监管部门正在组织调解',
  verify: '市场监管部门已开始核查',
  extend: '核查期限已依法延长',
} as const

/** A step that whoever brought the case hears of, and of a complaint the merchant. */
async function tellConsumerOf(step: Step, event: keyof typeof consumerWords): Promise<void> {
  const { tx, row, input, acting } = step
  const moved = await actOn(tx, row, {
    ...written(step),
    event,
    move: event,
    shownTo: row.track === 'complaint' ? 'all' : 'consumer',
    ...(event === 'extend' && { facts: { days: policy.reportVerifiedMore.value } }),
  })
  const words = {
    about: `${event}/${moved.version}`,
    title: consumerWords[event],
    text: input.opinion.slice(0, 100),
  }
  await tellConsumer(tx, acting.platform, moved, words)
  if (row.track === 'complaint') await tellMerchant(tx, acting.platform, moved, words)
}

/** The clock stops for a test, and goes on after it. */
async function pause(step: Step): Promise<void> {
  const { tx, row, input, acting } = step
  const isStop = input.event === 'suspend'
  const moved = await actOn(tx, row, {
    ...written(step),
    event: input.event,
    shownTo: row.track === 'complaint' && isMediated(row.state) ? 'all' : 'consumer',
    ...(input.event === 'suspend' && { facts: { reason: input.reason } }),
  })
  await tellConsumer(tx, acting.platform, moved, {
    about: `${input.event}/${moved.version}`,
    title: isStop ? '办理期限已依法中止' : '办理期限恢复计算',
    text: input.opinion.slice(0, 100),
  })
}

/** Several cases get their officer at once; all of them, or none. */
export async function assignCases(
  tx: Db,
  acting: Acting,
  officer: Officer,
  { caseIds, officerId }: { caseIds: readonly string[]; officerId: string },
): Promise<number> {
  const { platform } = acting
  const name = await nicknameOf(tx, officerId)
  const sorted = [...new Set(caseIds)].sort()
  for (const id of sorted) {
    const row = await lockOfficersCase(tx, officer, id)
    await requireColleague(tx, row, officerId)
    const moved = await actOn(tx, row, {
      event: 'assign',
      by: { userId: officer.userId, as: 'officer' },
      at: platform.clock(),
      shownTo: 'officers',
      opinion: `分派给${name}`,
      set: { officerId, officerName: name },
    })
    await tellOfficers(tx, platform, moved, {
      about: `assign/${moved.version}`,
      title: '分派给您一件案件',
      text: `${row.number} ${nameOf(row)}${row.dueOn ? `，${row.dueOn} 到期` : ''}`,
    })
  }
  return sorted.length
}
