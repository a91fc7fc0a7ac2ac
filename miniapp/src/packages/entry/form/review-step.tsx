import { applicationSteps, stepOf } from '@yuxiang/shared/merchants/check-application'
import { ApplicationFacts } from '@/components/ApplicationFacts'
import { Cell } from '@/components/Cell'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { Panel } from '@/workbench/figures'
import type { EntryForm } from './use-entry-form'

/** What is still missing, and everything once more before it goes. */
export function ReviewStep({ form }: { form: EntryForm }) {
  const { faults, kept, goTo, saved } = form
  return (
    <>
      {faults.length > 0 ? (
        <Panel title={`还差 ${faults.length} 处`}>
          {faults.map(({ path, message }) => {
            const at = applicationSteps.findIndex(({ key }) => key === stepOf(path))
            return (
              <Cell
                key={path}
                title={message}
                hint={applicationSteps[at]?.name ?? ''}
                onTap={() => void goTo(at)}
              />
            )
          })}
        </Panel>
      ) : (
        <View className="entry-form__opinion">
          <Note>内容齐全。提交后由{kept.county ?? '区县'}审核，结果会发消息告诉您。</Note>
        </View>
      )}
      {saved === 'saved' ? <ApplicationFacts application={kept} /> : null}
    </>
  )
}
