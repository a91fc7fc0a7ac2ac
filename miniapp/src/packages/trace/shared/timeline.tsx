import type { TraceEvent } from '@yuxiang/shared/api/traceability'
import { type TraceEventKind, traceEventNames } from '@yuxiang/shared/trace/chain'
import { Icon } from '@/components/Icon'
import type { IconName } from '@/components/Icon/shapes'
import { PhotoStrip } from '@/components/PhotoStrip'
import { Tag } from '@/components/Tag'
import { Tap, Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { openDocument } from '@/services/file'
import './timeline.scss'

const icons: Record<TraceEventKind, IconName> = {
  planting: 'leaf',
  input: 'book',
  harvest: 'gift',
  test: 'shield',
  processing: 'settings',
  storage: 'home',
  coldChain: 'clock',
  shipping: 'truck',
  recall: 'alert',
  recallLifted: 'done',
}

interface Props {
  traceCode: string
  chain: readonly TraceEvent[]
  /** From this place on nothing can be relied on. */
  brokenAt: number | null
  /** Puts right an event. */
  onCorrect?: ((position: number) => void) | undefined
}

/** What happened to a batch, the first thing first, each in plain words with its pictures. */
export function Timeline({ traceCode, chain, brokenAt, onCorrect }: Props) {
  const inOrder = [...chain].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.position - b.position)
  return (
    <View className="timeline" role="list" label="全程记录">
      {inOrder.map((event) => (
        <One
          key={event.position}
          traceCode={traceCode}
          event={event}
          isWrong={brokenAt !== null && event.position >= brokenAt}
          correctedBy={chain.filter(({ corrects }) => corrects === event.position).pop()?.position}
          onCorrect={onCorrect}
        />
      ))}
    </View>
  )
}

interface OneProps {
  traceCode: string
  event: TraceEvent
  isWrong: boolean
  correctedBy: number | undefined
  onCorrect: Props['onCorrect']
}

function One({ traceCode, event, isWrong, correctedBy, onCorrect }: OneProps) {
  const { position, kind, at, place, text, temperatures, photos, report, corrects } = event
  const isDecision = kind === 'recall' || kind === 'recallLifted'
  const isOff = isWrong || correctedBy !== undefined
  return (
    <View className={`timeline__one ${isOff ? 'timeline__one--off' : ''}`} role="listitem">
      <View className={`timeline__mark ${kind === 'recall' || isWrong ? 'timeline__mark--red' : ''}`}>
        <Icon name={icons[kind]} size="sm" color="white" weight={2} />
      </View>
      <View className="timeline__body">
        <View className="timeline__head">
          <Text className="timeline__name">{traceEventNames[kind]}</Text>
          {isWrong ? <Tag tone="vermilion">与写入时不符</Tag> : null}
          {corrects === null ? null : <Tag tone="citrus">{`更正第 ${corrects} 条`}</Tag>}
          {correctedBy === undefined ? null : <Tag tone="plain">{`已由第 ${correctedBy} 条更正`}</Tag>}
        </View>
        <View className="timeline__when">
          <Text className="number">{chinaDateTime(at)}</Text> · {place}
        </View>
        <View className="timeline__text">{text}</View>
        {temperatures.length > 0 ? (
          <View className="timeline__temperatures" label="温度">
            {temperatures.map((reading) => (
              <View key={reading.at} className="timeline__temperature">
                <Text className="timeline__celsius number">{celsius(reading.celsiusTenths)}</Text>
                <Text className="timeline__clock number">{chinaDateTime(reading.at).slice(5)}</Text>
              </View>
            ))}
          </View>
        ) : null}
        {photos.length > 0 ? (
          <View className="timeline__photos">
            <PhotoStrip photos={photos} label={traceEventNames[kind]} />
          </View>
        ) : null}
        {report ? (
          <Tap
            className="timeline__report"
            onTap={() => void openDocument(`/api/traces/${traceCode}/events/${position}/report`)}
          >
            <Icon name="order" size="sm" color="green" />
            <Text className="grow lines-1">{report.name}</Text>
            <Text className="timeline__see">查看报告</Text>
          </Tap>
        ) : null}
        <View className="timeline__foot">
          <Text className="number">
            第 {position} 条 · {event.hash.slice(0, 12)}
          </Text>
          {onCorrect && !isDecision ? (
            <Tap
              className="timeline__correct"
              label={`更正第 ${position} 条`}
              onTap={() => onCorrect(position)}
            >
              更正
            </Tap>
          ) : null}
        </View>
      </View>
    </View>
  )
}

/** 42 → `4.2 ℃`. */
const celsius = (tenths: number) =>
  `${tenths < 0 ? '−' : ''}${Math.floor(Math.abs(tenths) / 10)}.${Math.abs(tenths) % 10} ℃`
