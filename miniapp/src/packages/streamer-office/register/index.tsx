import { useRouter } from '@tarojs/taro'
import { entryKindNames, entryKinds } from '@yuxiang/shared/streamers/words'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { View } from '@/elements'
import { pages } from '@/services/navigation'
import { type Here, OfficePage } from '@/workbench/office-page'
import { Entries } from './entries'
import './index.scss'
import { Roster } from './roster'
import { Trainings } from './trainings'

const parts = [
  { key: 'streamers', name: '主播' },
  ...entryKinds.map((key) => ({ key, name: entryKindNames[key] })),
  { key: 'trainings', name: '培训' },
] as const
type Part = (typeof parts)[number]['key']
const isPart = (key: string | undefined): key is Part => parts.some((part) => part.key === key)

/** 主播名册: streamers, bases, teams, brands and trainings of “2111”. */
export default function RegisterPage() {
  return (
    <OfficePage section="streamers" title="主播名册" self={pages.register}>
      {(here) => <Register here={here} />}
    </OfficePage>
  )
}

function Register({ here }: { here: Here }) {
  const asked = useRouter().params.part
  const [part, setPart] = useState<Part>(isPart(asked) ? asked : 'streamers')
  return (
    <>
      <View className="register__parts">
        <Chips label="名册的哪一部分" options={parts} chosen={[part]} onTap={setPart} />
      </View>
      {part === 'streamers' ? (
        <Roster here={here} />
      ) : part === 'trainings' ? (
        <Trainings here={here} />
      ) : (
        <Entries key={part} here={here} kind={part} />
      )}
    </>
  )
}
