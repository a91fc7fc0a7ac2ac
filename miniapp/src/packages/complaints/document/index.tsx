import { useRouter } from '@tarojs/taro'
import type { CaseDocument } from '@yuxiang/shared/api/complaint-views'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { chinaDateTime, chinaDay } from '@/services/china-time'
import { openDocument } from '@/services/file'
import { ownName } from '@/services/kept'
import { ApiProblem } from '@/services/problem'
import { useSession } from '@/store/session'
import './index.scss'

type Reader = 'consumer' | 'merchant' | 'officer'

/** 文书: a written notice as it was issued, to be printed. */
export default function DocumentPage() {
  const session = useSession()
  const { id = '', document = '', as = 'consumer' } = useRouter().params
  if (!session) return <SignInPrompt title="文书" />
  return <Loader userId={session.user.id} id={id} documentId={document} as={as as Reader} />
}

interface Props {
  userId: string
  id: string
  documentId: string
  as: Reader
}

function readAs(as: Reader, params: { id: string; documentId: string }): Promise<CaseDocument> {
  if (as === 'officer') return call('GET /api/regulator/cases/{id}/documents/{documentId}', { params })
  if (as === 'merchant') return call('GET /api/merchant/cases/{id}/documents/{documentId}', { params })
  return call('GET /api/complaints/{id}/documents/{documentId}', { params })
}

function Loader({ userId, id, documentId, as }: Props) {
  const loaded = useAnswer(ownName(userId, `case-document-${documentId}-${as}`), () =>
    readAs(as, { id, documentId }),
  )
  if (loaded.data) return <Shown one={loaded.data} />
  const gone = loaded.problem instanceof ApiProblem && [400, 403, 404].includes(loaded.problem.status)
  return (
    <Page title="文书">
      {gone ? (
        <Empty icon="order" title="没有这份文书" hint="它不存在，或不是送达给您的" />
      ) : loaded.problem ? (
        <Failure problem={loaded.problem} onRetry={() => void loaded.reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </Page>
  )
}

function Shown({ one }: { one: CaseDocument }) {
  const day = chinaDay(chinaDateTime(one.issuedAt).slice(0, 10))
  const bar = (
    <View className="law-paper__bar">
      <Button onTap={() => void openDocument(one.pdfUrl)}>打印（PDF）</Button>
    </View>
  )
  return (
    <Page title="文书" footBar={bar}>
      <View className="law-paper">
        <View className="law-paper__office">{one.officeName}</View>
        <View className="law-paper__title" role="heading">
          {one.title}
        </View>
        <View className="law-paper__number number">{one.number}</View>
        {one.paragraphs.map((text) => (
          <View key={text} className={text.endsWith('：') ? 'law-paper__to' : 'law-paper__text'}>
            {text}
          </View>
        ))}
        <View className="law-paper__foot">
          <View className="law-paper__seal" hidden>
            印章
          </View>
          <View>{one.officeName}</View>
          <View className="number">{day}</View>
        </View>
      </View>
    </Page>
  )
}
