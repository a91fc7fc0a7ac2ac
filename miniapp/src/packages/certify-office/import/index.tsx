import { useRouter } from '@tarojs/taro'
import type { CertificationImport } from '@yuxiang/shared/api/certification-office'
import { certificationGoLive } from '@yuxiang/shared/certification/go-live'
import { policy } from '@yuxiang/shared/policy'
import { useEffect, useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Note } from '@/components/Note'
import { ProgressLine } from '@/components/ProgressLine'
import { View } from '@/elements'
import { call } from '@/services/api'
import { confirmAct, toastProblem } from '@/services/feedback'
import { pickFile, saveText } from '@/services/file'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { upload } from '@/services/upload'
import { Panel } from '@/workbench/figures'
import { OfficeDesk, OfficeGate } from '../shared/office-desk'
import { ImportPreview } from './import-preview'
import { WaitingImports } from './waiting-imports'
import './index.scss'

const template =
  '证书编号,产品名称,市场主体,区县,发布日期,有效期至,带动农户数,户均年增收,带农方式\r\n渝帮扶认〔2026〕奉节0001号,奉节脐橙 5 斤装,奉节县某某合作社,奉节县,2026-01-05,2029-01-04,120,2600,订单收购、务工就业\r\n'
const isH5 = process.env.TARO_ENV === 'h5'
const askAgainMs = 700
const runs = (one: CertificationImport | undefined) => one?.state === 'reading' || one?.state === 'importing'

/** 导入认定目录: what a county published before the go-live; one uploads it, another of the county confirms it. */
export default function ImportPage() {
  const id = useRouter().params.id ?? ''
  return (
    <OfficeGate
      title="导入认定目录"
      self={id ? pageUrl(pages.officeCertificateImport, { id }) : pages.officeCertificateImport}
    >
      {({ userId, mayAct }) => (
        <OfficeDesk section="certificates" below title="导入认定目录">
          {mayAct ? (
            <Import userId={userId} id={id} />
          ) : (
            <Empty
              icon="shield"
              title="由区县导入"
              hint="认定目录由区县主管部门导入，并由另一位工作人员确认；市级查看台账与经过"
            />
          )}
        </OfficeDesk>
      )}
    </OfficeGate>
  )
}

function Import({ userId, id }: { userId: string; id: string }) {
  const [one, setOne] = useState<CertificationImport>()
  const [sending, setSending] = useState(false)
  useEffect(() => {
    if (id) call('GET /api/certification-office/imports/{id}', { params: { id } }).then(setOne, toastProblem)
  }, [id])
  useEffect(() => {
    if (!one || !runs(one)) return
    const timer = setTimeout(() => {
      call('GET /api/certification-office/imports/{id}', { params: { id: one.id } })
        .then(setOne)
        // Asked again at once: a lost answer is no news.
        .catch(() => setOne({ ...one }))
    }, askAgainMs)
    return () => clearTimeout(timer)
  }, [one])
  const pick = async () => {
    const file = await pickFile(['xlsx', 'csv'])
    if (!file) return
    setSending(true)
    try {
      setOne(await upload('POST /api/certification-office/imports', undefined, file))
    } catch (thrown) {
      toastProblem(thrown)
    }
    setSending(false)
  }
  const confirm = async ({ id: wanted, added, updated }: CertificationImport) => {
    const sure = await confirmAct(
      '确认导入',
      `新增 ${added} 份、更新 ${updated} 份认定，随即公开生效，并记入您的姓名。`,
      '确认写入',
    )
    if (!sure) return
    try {
      setOne(await call('POST /api/certification-office/imports/{id}/confirm', { params: { id: wanted } }))
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  return (
    <>
      <WaitingImports userId={userId} shown={one} onOpen={setOne} />
      <Panel title="选择目录文件">
        <View className="panel__hint">
          只导入 {certificationGoLive} 前已发布的认定，有效期最长 {policy.certificationValidity.value}{' '}
          年；之后的一律在平台申请、审核、公示后发布。Excel（XLSX）或 CSV，最多 5,000
          行。按证书编号对应：已有的更新，没有的新增。有一处错误就一行也不写入。
          产品须已在平台上架，按“市场主体”和“产品名称”对应。
        </View>
        <View className="panel__hint">上传后须由本区县另一位工作人员核对、确认，才会写入。</View>
        <View className="certificate-import__acts">
          <Button size="fit" tone="plain" onTap={() => saveText('认定目录模板.csv', template)}>
            {isH5 ? '下载模板' : '复制模板'}
          </Button>
          <Button size="fit" loading={sending} disabled={runs(one)} onTap={() => void pick()}>
            {one ? '换一个文件' : '选择文件'}
          </Button>
        </View>
        {one && runs(one) ? (
          <ProgressLine
            progress={{
              text: `${one.state === 'reading' ? '正在核对' : '正在写入'} ${one.percent}%`,
              percent: one.percent,
              stands: false,
            }}
          />
        ) : null}
        {one?.state === 'failed' ? (
          <Note tone="wrong">
            “{one.fileName}”：{one.failure}
          </Note>
        ) : null}
        {one?.state === 'imported' ? (
          <Note>
            已写入：新增 {one.added} 份，更新 {one.updated} 份。
            {one.confirmedByName ? `由${one.ownerName}上传，${one.confirmedByName}确认。` : ''}
          </Note>
        ) : null}
      </Panel>
      {one?.state === 'preview' ? <ImportPreview one={one} onConfirm={() => confirm(one)} /> : null}
      {one?.state === 'imported' ? (
        <View className="certificate-import__done">
          <Button tone="line" onTap={() => openPage(pages.officeCertificates)}>
            查看证书台账
          </Button>
        </View>
      ) : null}
    </>
  )
}
