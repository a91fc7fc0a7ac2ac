import { Failure } from '@/components/Failure'
import { markNames } from '@/components/ProductCard/marks'
import { Sheet } from '@/components/Sheet'
import { SkeletonLines } from '@/components/Skeleton'
import { Link, Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { pages, pageUrl } from '@/services/navigation'
import './marks-sheet.scss'

/** The certificates behind a product's marks, and the brands that it may bear. */
export function MarksSheet({ productId, onClose }: { productId: string; onClose: () => void }) {
  const { data, problem, reload } = useAnswer(`product-marks-${productId}`, () =>
    call('GET /api/products/{id}/marks', { params: { id: productId } }),
  )
  return (
    <Sheet open title="标志与品牌" onClose={onClose}>
      {data ? (
        <>
          {data.marks.map(({ mark, certificateNo, issuer, validTo }) => (
            <View key={`${mark}-${certificateNo}`} className="marks-sheet__one">
              <View className="marks-sheet__name">{markNames[mark]}</View>
              <View>
                证书编号 <Text className="number">{certificateNo}</Text>
              </View>
              <View className="muted">
                {issuer} 颁发 · 有效期至 <Text className="number">{validTo}</Text>
              </View>
            </View>
          ))}
          {data.brands.map(({ id, name }) => (
            <Link key={id} className="marks-sheet__brand" to={pageUrl(pages.brand, { id })}>
              <Text className="grow">授权使用品牌“{name}”</Text>
              <Text className="marks-sheet__see">看品牌</Text>
            </Link>
          ))}
          <View className="marks-sheet__note">
            证书由商家登记、区县主管部门确认；过期或撤下的当天起不再展示。
          </View>
        </>
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonLines widths={[60, 90, 80, 60, 90]} />
      )}
    </Sheet>
  )
}
