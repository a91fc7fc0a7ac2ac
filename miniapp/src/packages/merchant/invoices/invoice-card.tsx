import { formatYuan } from '@yuxiang/shared/money'
import { Button } from '@/components/Button'
import { Money } from '@/components/Money'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { copyText } from '@/services/clipboard'
import './invoice-card.scss'
import type { Invoice } from './invoice-words'

/** An invoice that a union asked for: to whom, over what, and writing down that it was made out. */
export function InvoiceCard({ invoice, onIssue }: { invoice: Invoice; onIssue: () => void }) {
  const { unionName, invoiceTitle, taxNo, orderNo, amountFen, dueFen, state } = invoice
  const isRefunded = state === 'requested' && dueFen === 0
  return (
    <View className="card invoice-card" role="group" label={`${unionName}，订单 ${orderNo}`}>
      <View className="row">
        <Text className="grow invoice-card__union">{unionName}</Text>
        <Money fen={amountFen} tone="ink" />
      </View>
      <Line name="抬头">{invoiceTitle}</Line>
      <Line name="税号">{taxNo}</Line>
      <Line name="订单">{orderNo}</Line>
      <Line name="申请于">{chinaDateTime(invoice.requestedAt)}</Line>
      {invoice.invoiceNo ? <Line name="发票">{`${invoice.invoiceNo}（${invoice.issuedOn}）`}</Line> : null}
      {isRefunded ? <View className="invoice-card__note">订单已全部退款，无需开票</View> : null}
      {state !== 'requested' && dueFen < amountFen ? (
        <View className="invoice-card__note">
          开票后退款 ¥{formatYuan(amountFen - dueFen)}，请红冲后按 ¥{formatYuan(dueFen)} 重开
        </View>
      ) : null}
      {state === 'received' || isRefunded ? null : (
        <View className="invoice-card__acts">
          <Button
            size="fit"
            tone="plain"
            label={`复制 ${invoiceTitle} 的抬头与税号`}
            onTap={() => void copyText(`${invoiceTitle} ${taxNo}`)}
          >
            复制抬头
          </Button>
          <Button
            size="fit"
            tone={state === 'requested' ? 'main' : 'line'}
            label={`登记订单 ${orderNo} 的发票`}
            onTap={onIssue}
          >
            {state === 'requested' ? '登记已开' : '更正号码'}
          </Button>
        </View>
      )}
    </View>
  )
}

function Line({ name, children }: { name: string; children: string }) {
  return (
    <View className="invoice-card__line">
      <Text className="invoice-card__name">{name}</Text>
      <Text className="grow number invoice-card__words">{children}</Text>
    </View>
  )
}
