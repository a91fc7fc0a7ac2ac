import { licenceNames } from '@yuxiang/shared/merchants/licences'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Sheet } from '@/components/Sheet'
import { SkeletonLines } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { chinaDay } from '@/services/china-time'
import { Fact } from '@/workbench/form-page'

/** Who the seller is and what licenses it, as the law has every shop show. Mount it to open it. */
export function LicenceSheet({ merchantId, onClose }: { merchantId: string; onClose: () => void }) {
  const shop = useAnswer(`shop-${merchantId}`, () =>
    call('GET /api/merchants/{id}', { params: { id: merchantId } }),
  )
  const { data, problem, reload } = shop
  return (
    <Sheet open title="证照信息" onClose={onClose}>
      {data ? (
        <>
          <Fact name="名称">{data.name}</Fact>
          {data.creditCode ? <Fact name="统一社会信用代码">{data.creditCode}</Fact> : null}
          {data.licences
            .filter(({ kind }) => kind !== 'businessLicence')
            .map(({ kind, number, validTo }) => (
              <Fact key={kind} name={licenceNames[kind]}>
                {number}
                {validTo ? `，有效期至 ${chinaDay(validTo)}` : '，长期有效'}
              </Fact>
            ))}
          {data.licences.length === 0 ? <Empty icon="shield" title="商家还没有登记证照" /> : null}
        </>
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonLines widths={[90, 70]} />
      )}
    </Sheet>
  )
}
