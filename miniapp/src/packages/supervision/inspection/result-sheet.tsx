import type { InspectionSample } from '@yuxiang/shared/api/inspections'
import type { DocumentView } from '@yuxiang/shared/api/merchants'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { DocumentLink } from '@/components/DocumentLink'
import { sendDocument } from '@/components/DocumentLink/send-document'
import { FormField, LongTextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'

interface Props {
  sample: InspectionSample
  onClose: () => void
  onDone: () => Promise<void>
}

const results = [
  { key: 'passed' as const, name: '合格' },
  { key: 'failed' as const, name: '不合格' },
]

/** What the laboratory found, with its report; it is entered once. */
export function ResultSheet({ sample, onClose, onDone }: Props) {
  const [result, setResult] = useState<'passed' | 'failed'>('passed')
  const [findings, setFindings] = useState('')
  const [report, setReport] = useState<DocumentView>()
  const [sending, setSending] = useState(false)
  const [uploading, setUploading] = useState(false)
  const pick = async () => {
    const document = await sendDocument(setUploading)
    if (document) setReport(document)
  }
  const send = async () => {
    if (!report) {
      toast('请上传检验报告')
      return
    }
    setSending(true)
    try {
      await call('POST /api/supervision/samples/{id}/result', {
        params: { id: sample.id },
        body: { result, findings, documentId: report.id },
      })
      toastDone('已登记')
      await onDone()
    } catch (thrown) {
      toastProblem(thrown)
      setSending(false)
    }
  }
  return (
    <Sheet
      open
      title={`${sample.number} 号样品的结果`}
      onClose={onClose}
      dirty={findings.trim() !== '' || report !== undefined}
      foot={
        <Button loading={sending} disabled={uploading} onTap={() => void send()}>
          登记结果
        </Button>
      }
    >
      <FormField name="结果">
        <Chips label="结果" options={results} chosen={[result]} onTap={setResult} />
      </FormField>
      {result === 'failed' ? (
        <Note tone="warm">不合格记入商家信用，商家会收到通知。结果登记后不能修改。</Note>
      ) : null}
      <LongTextField
        name={result === 'failed' ? '不合格项目' : '检验结论（可不填）'}
        placeholder="如：联苯菊酯实测 0.12 mg/kg，限量 0.05 mg/kg"
        maxLength={500}
        value={findings}
        onInput={setFindings}
      />
      <FormField name="检验报告">
        {report ? <DocumentLink document={report} name="检验报告" /> : null}
        <Button size="fit" tone="plain" loading={uploading} onTap={() => void pick()}>
          {report ? '重新上传' : '上传照片或 PDF'}
        </Button>
      </FormField>
    </Sheet>
  )
}
