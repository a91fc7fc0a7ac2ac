import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SkeletonBlock, SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { addressText } from '@/services/address-text'
import { call } from '@/services/api'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { Shown } from './shown'
import './index.scss'

/** 认定证书: opened by its number, from the QR code on a parcel as well. */
export default function CertificatePage() {
  const no = addressText(useRouter().params.no)
  const certificate = useAnswer(`certificate-${no}`, () =>
    call('GET /api/certificates/{no}', { params: { no } }),
  )
  const { data, problem } = certificate
  useShareAppMessage(() => ({
    title: data ? `${data.product.name} · 帮扶产品认定证书` : '帮扶产品认定证书',
    path: pageUrl(pages.certificate, { no }),
  }))
  const isUnknown = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500
  return (
    <Page title="认定证书" onRefresh={certificate.reload}>
      {data ? (
        <Shown certificate={data} />
      ) : isUnknown ? (
        <Empty
          icon="shield"
          title="没有这个编号的证书"
          hint={`“${no}”不是平台发布的认定，请核对编号；如在商品上看到它，可以向平台反映`}
          action="看看公示与认定"
          onAction={() => openPage(pages.notices)}
        />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void certificate.reload()} />
      ) : (
        <>
          <SkeletonBlock className="certificate-page__skeleton" />
          <SkeletonRows count={2} />
        </>
      )}
    </Page>
  )
}
