import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { PlaceChoice } from '@/workbench/place-choice'

interface Props {
  userId: string
  /** Code of the county; undefined is all that one sees. */
  chosen: string | undefined
  onChoose: (code: string | undefined) => void
}

/** One of the counties that one sees. */
export function CountyChoice({ userId, ...choice }: Props) {
  const { data } = useAnswer(ownName(userId, 'office-counties'), () =>
    call('GET /api/certification-office/counties'),
  )
  return <PlaceChoice title="区县" places={data?.items ?? []} {...choice} />
}
