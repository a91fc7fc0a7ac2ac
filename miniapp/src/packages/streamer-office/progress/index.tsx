import type { RegisterProgress } from '@yuxiang/shared/api/streamer-views'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { today } from '@/services/today'
import { Answered } from '@/workbench/answered'
import { Panel } from '@/workbench/figures'
import { FileButton } from '@/workbench/file-button'
import { type Here, OfficePage } from '@/workbench/office-page'
import { Counties } from './counties'
import { GoalBars } from './goal-bars'
import './index.scss'
import { type Region, TargetSheet } from './target-sheet'

const thisYear = () => Number(today().slice(0, 4))

/** “2111”进度: the year's targets and how far they are reached, by county and for the city. */
export default function RegisterProgressPage() {
  return (
    <OfficePage section="streamerProgress" title="2111 工程进度" self={pages.registerProgress}>
      {(here) => <Loaded here={here} />}
    </OfficePage>
  )
}

function Loaded({ here }: { here: Here }) {
  const [year, setYear] = useState(thisYear())
  const years = [thisYear() + 1, thisYear(), thisYear() - 1, thisYear() - 2].map((one) => ({
    key: String(one),
    name: `${one} 年`,
  }))
  const answer = useAnswer<RegisterProgress>(ownName(here.userId, `register-progress-${year}`), () =>
    call('GET /api/streamer-desk/progress', { query: { year } }),
  )
  return (
    <>
      <View className="row register-progress__head">
        <View className="grow">
          <Chips label="年度" options={years} chosen={[String(year)]} onTap={(key) => setYear(Number(key))} />
        </View>
        <FileButton
          tone="plain"
          fileOf={() => call('GET /api/streamer-desk/progress-file', { query: { year } })}
        />
      </View>
      <Answered answer={answer} gone="没有这一年的进度" back={pages.register}>
        {(progress) => <Shown here={here} progress={progress} onDone={answer.reload} />}
      </Answered>
    </>
  )
}

interface ShownProps {
  here: Here
  progress: RegisterProgress
  onDone: () => Promise<void>
}

function Shown({ here, progress, onDone }: ShownProps) {
  const [setting, setSetting] = useState<Region>()
  const { year, city, counties, basis } = progress
  const maySet = here.office !== 'county'
  const own = city === null
  return (
    <>
      {city ? (
        <Panel
          title={`全市 ${year} 年`}
          side={
            maySet ? (
              <Button
                size="small"
                tone="line"
                onTap={() => setSetting({ countyCode: null, name: '全市', figures: city })}
              >
                设定目标
              </Button>
            ) : null
          }
        >
          <GoalBars label={`全市 ${year} 年完成`} figures={city} />
          <View className="panel__hint register-progress__basis">未另设目标的按：{basis}</View>
        </Panel>
      ) : null}
      {own
        ? counties.map(({ countyCode, county, figures }) => (
            <Panel key={countyCode} title={`${county} ${year} 年`}>
              <GoalBars label={`${county} ${year} 年完成`} figures={figures} />
            </Panel>
          ))
        : null}
      {own ? null : <Counties counties={counties} {...(maySet ? { onSet: setSetting } : {})} />}
      <Panel title="怎样计数">
        <View className="panel__hint">
          主播：在册，且本年有开播的场次或合格的培训。基地与机构：在册，且至少一名所属主播计入本年。
          品牌：在册，且本年在直播里讲过它的商品。培训：本年合格的在册主播，一人只计一次。
        </View>
      </Panel>
      {setting ? (
        <TargetSheet year={year} region={setting} onDone={onDone} onClose={() => setSetting(undefined)} />
      ) : null}
    </>
  )
}
