import { applicationSteps, stepOf } from '@yuxiang/shared/merchants/check-application'
import { Icon } from '@/components/Icon'
import { Tap, Text, View } from '@/elements'
import './steps-bar.scss'
import type { EntryForm } from './use-entry-form'

const names = [
  ...applicationSteps.map(({ key, name }) => ({ key: key as string, name })),
  { key: 'review', name: '提交' },
]
const short: Record<string, string> = {
  subject: '主体',
  licences: '证照',
  contact: '联系',
  freight: '运费',
  review: '提交',
}

/** Where in the form one is, and which parts are whole; each can be gone to. */
export function StepsBar({ form: { step, goTo, faults } }: { form: EntryForm }) {
  const wrong = new Set<string>(faults.map(({ path }) => stepOf(path)))
  return (
    <View className="steps-bar" role="tablist" label="填写步骤">
      {names.map(({ key, name }, index) => {
        const isDone = key !== 'review' && !wrong.has(key)
        return (
          <Tap
            key={key}
            role="tab"
            checked={index === step}
            label={`${index + 1}，${name}${isDone ? '，已填好' : ''}`}
            className={`steps-bar__step ${index === step ? 'steps-bar__step--here' : ''} ${isDone ? 'steps-bar__step--done' : ''}`}
            onTap={() => void goTo(index)}
          >
            <View className="steps-bar__dot number">
              {isDone && index !== step ? (
                <Icon name="check" size="sm" color="white" weight={3} />
              ) : (
                index + 1
              )}
            </View>
            <Text className="steps-bar__name">{short[key]}</Text>
          </Tap>
        )
      })}
    </View>
  )
}
