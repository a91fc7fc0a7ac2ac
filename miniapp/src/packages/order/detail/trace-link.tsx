import type { OrderDetail } from '@yuxiang/shared/api/orders'
import { Icon } from '@/components/Icon'
import { Link, Text } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import './trace-link.scss'

type Batch = NonNullable<OrderDetail['lines'][number]['batch']>

/** From which batch a line was filled, and the way to its record; a recalled one says so first. */
export function TraceLink({ batch, isShipped }: { batch: Batch; isShipped: boolean }) {
  const { traceCode, batchCode, recalled } = batch
  return (
    <Link
      className={`trace-link ${recalled ? 'trace-link--recalled' : ''}`}
      to={pageUrl(pages.trace, { code: traceCode })}
    >
      <Icon name={recalled ? 'alert' : 'leaf'} size="sm" color={recalled ? 'vermilion' : 'green'} />
      <Text className="grow">
        {recalled
          ? isShipped
            ? `批次 ${batchCode} 已召回，请查看处理办法`
            : `原定批次 ${batchCode} 已召回，商家将换一批发货`
          : `批次 ${batchCode}`}
      </Text>
      <Text className="trace-link__see">查看溯源</Text>
      <Icon name="next" size="sm" color="muted" />
    </Link>
  )
}
