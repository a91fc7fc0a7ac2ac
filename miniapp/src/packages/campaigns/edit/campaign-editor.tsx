import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { FormPage } from '@/workbench/form-page'
import { BasicsPanel } from './basics-panel'
import './campaign-editor.scss'
import { LimitsPanel } from './limits-panel'
import { PlanPanel } from './plan-panel'
import { PreviewPanel } from './preview-panel'
import { PricesPanel } from './prices-panel'
import { PublishSheet } from './publish-sheet'
import { ScopePanel } from './scope-panel'
import { type CampaignForm, type EditorProps, useCampaignForm } from './use-campaign-form'

/** The whole editor, with what the sample cart would cost beside it. */
export function CampaignEditor(props: EditorProps) {
  const form = useCampaignForm(props)
  const { bench } = props
  const { draft, restored } = form
  return (
    <>
      {restored ? (
        <View className="editor-note">
          <Note tone="warm">
            上次没保存的内容还在，接着填就行。
            <Button size="small" tone="plain" onTap={() => void form.startAgain()}>
              放弃它，重新开始
            </Button>
          </Note>
        </View>
      ) : null}
      <FormPage
        aside={
          <>
            <PreviewPanel form={form} />
            <Acts form={form} />
          </>
        }
      >
        <PlanPanel bench={bench} form={form} />
        {draft.kind === 'offer' ? (
          <>
            <ScopePanel form={form} />
            <LimitsPanel form={form} />
          </>
        ) : (
          <PricesPanel form={form} />
        )}
        <BasicsPanel bench={bench} form={form} />
      </FormPage>
      <PublishSheet form={form} />
    </>
  )
}

function Acts({ form: { dirty, saved, busy, save, askToPublish } }: { form: CampaignForm }) {
  return (
    <View className="card editor-acts">
      <View className="editor-acts__state panel__hint" role="status">
        {dirty || !saved ? '改动已留在本机，保存草稿后别的设备也能看到' : '草稿已保存'}
      </View>
      <Button tone="line" loading={busy === 'saving'} onTap={() => void save()}>
        保存草稿
      </Button>
      <Button onTap={askToPublish}>发布</Button>
    </View>
  )
}
