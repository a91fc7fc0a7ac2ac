import type { CertifiableProduct } from '@yuxiang/shared/api/certification'
import { policy } from '@yuxiang/shared/policy'
import { certificateStateNames } from '@yuxiang/shared/states/certification'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Picture } from '@/components/Picture'
import { Sheet } from '@/components/Sheet'
import { SkeletonRows } from '@/components/Skeleton'
import { call } from '@/services/api'
import { toast, toastProblem } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { today } from '@/services/today'
import { Pager } from '@/workbench/pager'
import { PickRow } from '@/workbench/pick-row'
import { SearchField } from '@/workbench/search-field'
import { pageSize, usePage } from '@/workbench/use-page'

/** Which product an application is for; one that has an open application leads there. */
export function ProductChoice({ onClose }: { onClose: () => void }) {
  const [q, setQ] = useState('')
  const list = usePage(`certifiable-${q}`, (page) =>
    call('GET /api/merchant/certifiable-products', { query: { ...(q ? { q } : {}), ...page } }),
  )
  const { data } = list
  const pick = async (product: CertifiableProduct) => {
    if (product.certificate && isRecheckFirst(product)) {
      onClose()
      openPage(pageUrl(pages.certifyRecheck, { id: product.certificate.id }))
      return
    }
    if (product.may === 'inForce') {
      toast(`认定仍在有效期，到期前 ${policy.certificationRenewalAhead.value} 日内可申请续期`)
      return
    }
    try {
      const id = product.applicationId ?? (await begin(product.id))
      onClose()
      openPage(pageUrl(product.applicationId ? pages.certifyCase : pages.certifyEdit, { id }))
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  return (
    <Sheet open title="为哪个商品申请或提交复核" onClose={onClose}>
      <SearchField label="搜本店商品" onSearch={setQ} />
      {data?.items.map((product) => (
        <PickRow
          key={product.id}
          name={product.name}
          hint={hintOf(product)}
          on={false}
          picture={<Picture src={product.imageUrl} alt="" />}
          onTap={() => void pick(product)}
        />
      ))}
      {data?.items.length === 0 ? <Empty title="没有这个商品" hint="先上架商品，再申请认定" /> : null}
      {data ? (
        <Pager page={list.page} pageSize={pageSize} total={data.total ?? 0} onPage={list.setPage} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.reload()} />
      ) : (
        <SkeletonRows count={3} />
      )}
    </Sheet>
  )
}

async function begin(productId: string): Promise<string> {
  const body = { productId }
  const { id } = await withIdempotencyKey('certify', body, (idempotencyKey) =>
    call('POST /api/merchant/certification-applications', { body, idempotencyKey }),
  )
  return id
}

/** Suspended for an overdue re-check, it is not renewed before: an open application is reached from the list. */
const isRecheckFirst = ({ may, certificate }: CertifiableProduct): boolean =>
  !!certificate?.recheckOn &&
  (may === 'inForce' || (certificate.state === 'suspended' && certificate.recheckOn < today()))

function hintOf(product: CertifiableProduct): string {
  const { certificate, may } = product
  if (certificate && isRecheckFirst(product)) {
    return `${certificateStateNames[certificate.state]}，应于 ${certificate.recheckOn} 前年度复核，点这里提交材料`
  }
  if (may === 'open') return '有办理中的申请，点这里查看'
  if (!certificate) return '还没有认定'
  const state = `${certificateStateNames[certificate.state]}，${certificate.validTo} 到期`
  return may === 'renewal' ? `${state}，可以续期` : may === 'new' ? `${state}，可以重新申请` : state
}
