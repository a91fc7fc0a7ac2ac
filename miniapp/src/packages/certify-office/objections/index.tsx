import type { OfficeObjection } from '@yuxiang/shared/api/certification-office'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { FileTags } from '@/components/FileTags'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Link, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { Choices } from '@/workbench/choices'
import { OfficeDesk, OfficeGate, type OfficeViewer } from '../shared/office-desk'
import { OpinionSheet } from '../shared/opinion-sheet'
import './index.scss'

type Filter = 'open' | 'answered'
const filters = [
  { key: 'open', name: '待答复' },
  { key: 'answered', name: '已答复' },
] as const
const outcomes = [
  { key: 'dismissed', name: '异议不成立', hint: '公示继续，期满后可以发布' },
  { key: 'upheld', name: '异议成立', hint: '不予认定，申请随即结束' },
]

/** 公示异议 */
export default function ObjectionsPage() {
  return (
    <OfficeGate title="公示异议" self={pages.officeObjections}>
      {(viewer) => <Objections {...viewer} />}
    </OfficeGate>
  )
}

function Objections({ userId, mayAct }: OfficeViewer) {
  const [filter, setFilter] = useState<Filter>('open')
  const [answering, setAnswering] = useState<OfficeObjection>()
  const [outcome, setOutcome] = useState('dismissed')
  const list = usePagedList<OfficeObjection>(ownName(userId, `objections-${filter}`), ({ cursor }) =>
    call('GET /api/certification-office/objections', { query: { filter, ...(cursor ? { cursor } : {}) } }),
  )
  const open = (one: OfficeObjection) => {
    // What was found of one objection says nothing about the next, and an answer stands.
    setOutcome('dismissed')
    setAnswering(one)
  }
  const answer = async (one: OfficeObjection, opinion: string) => {
    await call('POST /api/certification-office/objections/{id}/answer', {
      params: { id: one.id },
      body: { upheld: outcome === 'upheld', answer: opinion },
    })
    await list.refresh()
  }
  return (
    <OfficeDesk section="objections" title="公示异议" onRefresh={list.refresh}>
      <View className="bench__filters">
        <Chips label="筛选" options={filters} chosen={[filter]} onTap={setFilter} />
      </View>
      <View className="bench__grid">
        {list.items.map((one) => (
          <ObjectionCard key={one.id} one={one} mayAct={mayAct} onAnswer={() => open(one)} />
        ))}
      </View>
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty icon="chat" title={filter === 'open' ? '没有待答复的异议' : '还没有答复过的异议'} />
      ) : (
        <SkeletonRows count={2} />
      )}
      {answering ? (
        <OpinionSheet
          title="答复异议"
          note="答复会发给提出异议的人，申请单位只看到内容和答复。"
          usual={['经核实，情况与申报一致', '经核实，反映属实']}
          action="提交答复"
          done="已答复"
          withPapers={false}
          onAct={({ opinion }) => answer(answering, opinion)}
          onClose={() => setAnswering(undefined)}
        >
          <Choices label="结论" options={outcomes} chosen={outcome} onChoose={setOutcome} />
        </OpinionSheet>
      ) : null}
    </OfficeDesk>
  )
}

const stateNames = { open: '待答复', upheld: '异议成立', dismissed: '不成立' } as const

function ObjectionCard({
  one,
  mayAct,
  onAnswer,
}: {
  one: OfficeObjection
  mayAct: boolean
  onAnswer: () => void
}) {
  const [contact, setContact] = useState<{ name: string; phone: string }>()
  const ask = async () => {
    try {
      setContact(
        await call('POST /api/certification-office/objections/{id}/contact', { params: { id: one.id } }),
      )
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  return (
    <View className="card objection">
      <View className="row">
        <Link className="grow objection__product" to={pageUrl(pages.officeCase, { id: one.applicationId })}>
          {one.productName}
        </Link>
        <Tag tone={one.state === 'open' ? 'citrus' : one.state === 'upheld' ? 'vermilion' : 'plain'}>
          {stateNames[one.state]}
        </Tag>
      </View>
      <View className="muted">
        {one.county} · {one.merchantName} · 公示到 {one.noticeEndsOn}
      </View>
      <View className="objection__reason">{one.reason}</View>
      <FileTags files={one.evidence} label="证据" />
      {one.answer ? <View className="panel__hint">答复：{one.answer}</View> : null}
      <View className="muted number">
        {chinaDateTime(one.at)} ·{' '}
        {contact ? `${contact.name} ${contact.phone}` : `${one.nameMasked} ${one.phoneMasked}`}
      </View>
      {mayAct ? (
        <View className="objection__acts">
          {contact ? null : (
            <Button size="fit" tone="plain" onTap={() => void ask()}>
              查看联系方式
            </Button>
          )}
          {one.state === 'open' ? (
            <Button size="fit" onTap={onAnswer}>
              答复
            </Button>
          ) : null}
        </View>
      ) : null}
    </View>
  )
}
