import { useRouter } from '@tarojs/taro'
import type { Bulletin } from '@yuxiang/shared/api/statistics-views'
import { bulletinStateNames } from '@yuxiang/shared/states/bulletin'
import { periodName } from '@yuxiang/shared/statistics/periods'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { Answered } from '@/workbench/answered'
import { Panel } from '@/workbench/figures'
import { FileButton } from '@/workbench/file-button'
import { bulletinTones } from '../shared/bulletin-tones'
import { StatisticsDesk, StatisticsGate, type Viewer } from '../shared/desk'
import { SalesPanels } from '../shared/sales-panels'
import { DraftPanel } from './draft-panel'
import './index.scss'
import { WithdrawButton } from './withdraw-button'

/** One bulletin: its words and the figures frozen into it; a draft is the city's to word. */
export default function BulletinPage() {
  const id = useRouter().params.id ?? ''
  return (
    <StatisticsGate title="通报" self={pageUrl(pages.bulletin, { id })}>
      {(viewer) => <One {...viewer} id={id} />}
    </StatisticsGate>
  )
}

function One({ userId, isCity, id }: Viewer & { id: string }) {
  const answer = useAnswer(ownName(userId, `bulletin-${id}`), () =>
    call('GET /api/statistics/bulletins/{id}', { params: { id } }),
  )
  return (
    <StatisticsDesk
      section="bulletins"
      title={answer.data ? `${periodName(answer.data)}通报` : '通报'}
      isCity={isCity}
      below
      actions={
        answer.data ? (
          <FileButton fileOf={() => call('GET /api/statistics/bulletins/{id}/file', { params: { id: id } })}>
            下载 PDF
          </FileButton>
        ) : null
      }
    >
      <Answered answer={answer} gone="没有这份通报" back={pages.bulletins}>
        {(bulletin) => (
          <>
            {bulletin.state === 'draft' && isCity ? (
              <DraftPanel key={bulletin.edition} bulletin={bulletin} onDone={answer.reload} />
            ) : (
              <Words bulletin={bulletin} isCity={isCity} onDone={answer.reload} />
            )}
            <Panel title="数据">
              <View className="panel__hint">
                {bulletin.figures.from} 至 {bulletin.figures.to}；数据于 {chinaDateTime(bulletin.draftedAt)}{' '}
                固定，不随以后的订单和退款变化。
              </View>
            </Panel>
            <SalesPanels overview={bulletin.figures} />
          </>
        )}
      </Answered>
    </StatisticsDesk>
  )
}

interface WordsProps {
  bulletin: Bulletin
  isCity: boolean
  onDone: () => Promise<void>
}

function Words({ bulletin, isCity, onDone }: WordsProps) {
  const { state, title, documentNo, text, publishedAt, withdrawnAt, withdrawnReason } = bulletin
  return (
    <Panel
      title={publishedAt ? `${chinaDateTime(publishedAt)} 发布` : '通报'}
      side={<Tag tone={bulletinTones[state]}>{bulletinStateNames[state]}</Tag>}
    >
      {state === 'withdrawn' ? (
        <Note tone="warm">
          {withdrawnAt ? `${chinaDateTime(withdrawnAt)} 撤回：` : '已撤回：'}
          {withdrawnReason ?? ''}
        </Note>
      ) : null}
      <View className="bulletin">
        <View className="bulletin__number">{documentNo}</View>
        <View className="bulletin__title" role="heading">
          {title}
        </View>
        {text.split('\n').map((paragraph, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a text that is drawn whole
          <View key={at} className="bulletin__paragraph">
            {paragraph}
          </View>
        ))}
        {isCity && state === 'published' ? (
          <View className="bulletin__acts">
            <WithdrawButton bulletin={bulletin} onDone={onDone} />
          </View>
        ) : null}
      </View>
    </Panel>
  )
}
