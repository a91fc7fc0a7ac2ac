import { useRouter } from '@tarojs/taro'
import type { CertificateFile } from '@yuxiang/shared/api/certification-office'
import { Timeline } from '@/components/Certification/timeline'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { BenchColumns } from '@/workbench/bench-page'
import { OfficeDesk, OfficeGate, type OfficeViewer } from '../shared/office-desk'
import { CertificateState } from './certificate-state'

/** 证书档案: a certificate, what happened to it, and what its county may do. */
export default function OfficeCertificatePage() {
  const id = useRouter().params.id ?? ''
  return (
    <OfficeGate title="证书档案" self={pageUrl(pages.officeCertificate, { id })}>
      {(viewer) => <Loaded id={id} {...viewer} />}
    </OfficeGate>
  )
}

function Loaded({ id, userId, mayAct }: OfficeViewer & { id: string }) {
  const { data, problem, reload } = useAnswer<CertificateFile>(
    ownName(userId, `certificate-file-${id}`),
    () => call('GET /api/certification-office/certificates/{id}', { params: { id } }),
  )
  const isUnknown = problem instanceof ApiProblem && problem.status === 404
  return (
    <OfficeDesk section="certificates" below title="证书档案" onRefresh={reload}>
      {data ? (
        <BenchColumns
          main={<CertificateState one={data} mayAct={mayAct} onDone={reload} />}
          aside={<Timeline title="证书经过" steps={data.steps} />}
        />
      ) : isUnknown ? (
        <Empty
          icon="shield"
          title="没有这份证书"
          hint="它不存在，或属于别的区县"
          action="全部证书"
          onAction={() => backToPage(pages.officeCertificates)}
        />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </OfficeDesk>
  )
}
