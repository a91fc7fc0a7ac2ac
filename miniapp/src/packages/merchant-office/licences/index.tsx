import type { LicenceRow } from '@yuxiang/shared/api/merchant-office'
import { licenceNames } from '@yuxiang/shared/merchants/licences'
import { licenceStateNames } from '@yuxiang/shared/states/merchant-application'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { DocumentLink } from '@/components/DocumentLink'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { daysLeftWords, validityWords } from '@/services/merchant-words'
import { pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Pager } from '@/workbench/pager'
import { ReasonSheet } from '@/workbench/reason-sheet'
import { pageSize, usePage } from '@/workbench/use-page'
import './index.scss'

type State = 'submitted' | 'accepted' | 'returned'
const states: { key: State; name: string }[] = [
  { key: 'submitted', name: '待核对' },
  { key: 'accepted', name: '有效' },
  { key: 'returned', name: '已退回' },
]
const usual = ['照片不清晰', '编号与照片不一致', '有效期与照片不一致']

/** 区县：核对商家提交的证照 */
export default function EntryLicencesPage() {
  return (
    <DeskGate desk="county" title="证照核对" self={pages.entryLicences}>
      {(userId) => (
        <DeskPage desk="county" section="licences" title="证照核对">
          <Licences userId={userId} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Licences({ userId }: { userId: string }) {
  const [state, setState] = useState<State>('submitted')
  const list = usePage(ownName(userId, `entry-licences-${state}`), (page) =>
    call('GET /api/merchant-office/licences', { query: { state, ...page } }),
  )
  const { data, problem, reload } = list
  return (
    <>
      <View className="office-licences__chips">
        <Chips label="按状态筛选" options={states} chosen={[state]} onTap={setState} />
      </View>
      {data ? (
        <>
          <View className="bench__grid">
            {data.items.map((licence) => (
              <LicenceCard key={licence.id} licence={licence} onDone={reload} />
            ))}
          </View>
          {data.items.length === 0 ? (
            <Empty
              icon="shield"
              title={`没有${states.find(({ key }) => key === state)?.name}的证照`}
              hint="商家提交新的证照时会发消息给您"
            />
          ) : (
            <Pager page={list.page} pageSize={pageSize} total={data.total ?? 0} onPage={list.setPage} />
          )}
        </>
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={3} />
      )}
    </>
  )
}

function LicenceCard({ licence, onDone }: { licence: LicenceRow; onDone: () => Promise<void> }) {
  const [returning, setReturning] = useState(false)
  const [busy, setBusy] = useState(false)
  const { id, kind, merchantName, state, document } = licence
  const name = licenceNames[kind]
  const params = { id }
  const accept = async () => {
    const question = '请确认编号与有效期和照片一致。通过后替换原有证照；因过期停售的恢复销售。'
    if (!(await confirmAct(`${merchantName} 的${name}`, question, '核对无误'))) return
    setBusy(true)
    try {
      await call('POST /api/merchant-office/licences/{id}/accept', { params })
      toastDone('已核对')
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(false)
    await onDone()
  }
  const sendBack = async (opinion: string) => {
    await call('POST /api/merchant-office/licences/{id}/return', { params, body: { opinion } })
    toastDone('已退回')
    await onDone()
  }
  return (
    <View className="card office-licence" role="group" label={`${merchantName} 的${name}`}>
      <View className="row office-licence__top">
        {document ? <DocumentLink document={document} name={name} /> : null}
        <View className="grow">
          <View className="office-licence__merchant">{merchantName}</View>
          <View className="row office-licence__kind">
            <Text>{name}</Text>
            <Tag tone={state === 'submitted' ? 'citrus' : state === 'accepted' ? 'green' : 'plain'}>
              {licenceStateNames[state]}
            </Tag>
          </View>
          <View className="muted number">{licence.number}</View>
          <View className="muted">{validityWords(licence.validFrom, licence.validTo)}</View>
          <View className="muted">
            {daysLeftWords(licence.daysLeft)} · 提交于 {chinaDateTime(licence.submittedAt)}
          </View>
          {licence.opinion ? <View className="muted">意见：{licence.opinion}</View> : null}
        </View>
      </View>
      {state === 'submitted' ? (
        <View className="row office-licence__acts">
          <Button
            size="fit"
            tone="plain"
            label={`退回${merchantName}的${name}`}
            onTap={() => setReturning(true)}
          >
            退回
          </Button>
          <Button
            size="fit"
            tone="green"
            loading={busy}
            label={`${merchantName}的${name}核对无误`}
            onTap={() => void accept()}
          >
            核对无误
          </Button>
        </View>
      ) : null}
      {returning ? (
        <ReasonSheet
          title={`退回${name}`}
          note="商家会看到原因，并重新提交。"
          usual={usual}
          act="退回"
          onAct={sendBack}
          onClose={() => setReturning(false)}
        />
      ) : null}
    </View>
  )
}
