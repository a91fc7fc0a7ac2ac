import { Button } from '@/components/Button'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonLines } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { Choices } from '@/workbench/choices'

interface Props {
  userId: string
  chosen: string
  error?: string | undefined
  onChoose: (id: string) => void
}

/** Where the goods go: one of the officer's addresses, which is the unit's. */
export function AddressFields({ userId, chosen, error, onChoose }: Props) {
  const addresses = useAnswer(ownName(userId, 'addresses'), () => call('GET /api/addresses'))
  useShowAgain(() => void addresses.reload())
  const items = addresses.data?.items
  return (
    <>
      {error ? <Note tone="wrong">{error}</Note> : null}
      {items ? null : addresses.problem ? (
        <Failure problem={addresses.problem} onRetry={() => void addresses.reload()} />
      ) : (
        <SkeletonLines />
      )}
      {items?.length === 0 ? <Note>还没有地址。请添加单位的收货地址，货到后在单位分发。</Note> : null}
      {items && items.length > 0 ? (
        <Choices
          label="收货地址"
          options={items.map(({ id, region, detail, name, phone }) => ({
            key: id,
            name: `${region} ${detail}`,
            hint: `${name} ${phone}`,
          }))}
          chosen={chosen}
          onChoose={onChoose}
        />
      ) : null}
      <Button tone="line" size="fit" onTap={() => openPage(pages.addressEdit)}>
        添加地址
      </Button>
    </>
  )
}
