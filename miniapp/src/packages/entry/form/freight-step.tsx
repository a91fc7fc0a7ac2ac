import { FreightFields } from '@/components/FreightFields'
import { readFreight } from '@/components/FreightFields/freight-draft'
import { Panel } from '@/workbench/figures'
import type { EntryForm } from './use-entry-form'

/** What sending costs; what is wrong is said while it is typed. */
export function FreightStep({ form: { draft, change } }: { form: EntryForm }) {
  return (
    <Panel title="运费模板">
      <FreightFields
        draft={draft.freight}
        errors={readFreight(draft.freight).errors ?? {}}
        onChange={(freight) => change({ freight })}
      />
    </Panel>
  )
}
