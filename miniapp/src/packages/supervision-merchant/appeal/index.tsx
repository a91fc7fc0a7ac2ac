import { useRouter } from '@tarojs/taro'
import type { DocumentView } from '@yuxiang/shared/api/merchants'
import { policy } from '@yuxiang/shared/policy'
import { type AppealKind, appealKindNames } from '@yuxiang/shared/supervision/measures'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { DocumentLink } from '@/components/DocumentLink'
import { sendDocument } from '@/components/DocumentLink/send-document'
import { FormField, LongTextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { dropDraft, storeDraft, storedDraft } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Panel } from '@/workbench/figures'
import './index.scss'

const DOCUMENTS_MAX = 9

/** 申诉，或申请信用修复：理由与材料 */
export default function AppealNewPage() {
  const { id = '', kind: given } = useRouter().params
  const kind: AppealKind = given === 'remedy' ? 'remedy' : 'appeal'
  const title = kind === 'remedy' ? '申请信用修复' : '申诉'
  return (
    <DeskGate desk="merchant" title={title} self={pageUrl(pages.appealNew, { id, kind })}>
      {(userId) => (
        <DeskPage desk="merchant" section="credit" below title={title}>
          <Form userId={userId} id={id} kind={kind} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Form({ userId, id, kind }: { userId: string; id: string; kind: AppealKind }) {
  // What is typed stays on the phone until it is sent.
  const slot = `${kind}-${id}`
  const [reason, setReason] = useState(() => storedDraft<string>(userId, slot) ?? '')
  const [documents, setDocuments] = useState<DocumentView[]>([])
  const [error, setError] = useState<string>()
  const [uploading, setUploading] = useState(false)
  const [sending, setSending] = useState(false)
  const add = async () => {
    const document = await sendDocument(setUploading)
    if (document) setDocuments((before) => [...before, document])
  }
  const send = async () => {
    const body = { kind, reason, documentIds: documents.map((document) => document.id) }
    setSending(true)
    try {
      await withIdempotencyKey('appeal', { id, ...body }, (idempotencyKey) =>
        call('POST /api/merchant/measures/{id}/appeals', { params: { id }, body, idempotencyKey }),
      )
      dropDraft(userId, slot)
      toastDone('已提交')
      backToPage(pages.ownCredit)
    } catch (thrown) {
      setError(fieldErrors(thrown).reason)
      toastProblem(thrown)
      setSending(false)
    }
  }
  return (
    <Panel title={`${appealKindNames[kind]}的理由与材料`}>
      <Note>
        {kind === 'remedy'
          ? '请写明修复条件是怎样达到的，并附证明。'
          : '请写明哪些事实或依据有误，并附证明。申诉不停止执行；成立的，措施立即撤销，所扣信用分一并退回。'}
        {policy.measureAppealAnswer.value} 天内答复。
      </Note>
      <LongTextField
        name="理由"
        placeholder="事实、依据与请求"
        maxLength={500}
        value={reason}
        error={error}
        onInput={(text) => {
          setReason(text)
          storeDraft(userId, slot, text)
          setError(undefined)
        }}
      />
      <FormField name={`材料（可不传，最多 ${DOCUMENTS_MAX} 份）`} hint="照片或 PDF，每份不超过 8 MB">
        <View className="row appeal-new__papers">
          {documents.map((document, index) => (
            <DocumentLink key={document.id} document={document} name={`材料 ${index + 1}`} />
          ))}
        </View>
        {documents.length < DOCUMENTS_MAX ? (
          <Button size="fit" tone="plain" loading={uploading} onTap={() => void add()}>
            上传材料
          </Button>
        ) : null}
      </FormField>
      <View className="panel__foot">
        <Button loading={sending} disabled={uploading} onTap={() => void send()}>
          提交
        </Button>
      </View>
    </Panel>
  )
}
