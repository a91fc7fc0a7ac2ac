import type { ShippingImport } from '@yuxiang/shared/api/order-desk'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { type Answer, call } from '@/services/api'
import { backToPage, pages } from '@/services/navigation'
import { upload } from '@/services/upload'
import { Figures, Panel } from '@/workbench/figures'
import { ImportErrors } from '@/workbench/import-errors'
import { SheetProblem } from '@/workbench/sheet-problem'
import { type AtShop, ShopPage } from '@/workbench/shop-page'
import { Table } from '@/workbench/table'
import '@/workbench/steps.scss'
import { useSheet } from '@/workbench/use-sheet'
import { useDeskFile } from '../shared/use-desk-file'

type Outcome = Answer<'POST /api/merchant/desk/shipping-imports/{id}/confirm'>

/** 批量发货与打印 */
export default function ShippingPage() {
  return (
    <ShopPage section="orders" title="批量发货与打印" below self={pages.deskShipping}>
      {(at) => <Shipping {...at} />}
    </ShopPage>
  )
}

function Shipping({ shop }: AtShop) {
  const file = useDeskFile()
  const sheet = useSheet({
    read: (picked) => upload('POST /api/merchant/desk/shipping-imports', undefined, picked),
    confirm: ({ id }: ShippingImport) =>
      call('POST /api/merchant/desk/shipping-imports/{id}/confirm', { params: { id }, timeoutMs: 120_000 }),
  })
  const fileButton = (kind: 'template' | 'packing' | 'picking', name: string, tone: 'main' | 'line') => (
    <Button
      size="fit"
      tone={tone}
      loading={file.busy === kind}
      onTap={() => void file.open({ kind, merchantId: shop.id })}
    >
      {name}
    </Button>
  )
  return (
    <>
      <Panel title="打印">
        <View className="panel__hint">
          拣货单按规格合计，先照它从库里取货；配货单一单一张、虚线裁开，随包裹放入。一次最多 500
          单，先下单的在前；退款申请中的不列。
        </View>
        <View className="steps__acts">
          {fileButton('picking', '打印拣货单', 'line')}
          {fileButton('packing', '打印配货单', 'line')}
        </View>
      </Panel>
      <Panel title="1 导出待发货订单">
        <View className="panel__hint">
          填上“快递公司”和“运单号”两列；“批次号”可不填，不填就用当前批次，当前批次已过保质期的必须填。其他列供对照；没填的行不会发货。表格含收货信息，导出已留痕。
        </View>
        <View className="steps__acts">{fileButton('template', '导出发货表', 'main')}</View>
      </Panel>
      <Panel title="2 传回填好的表">
        <View className="steps__acts">
          <Button
            size="fit"
            tone={sheet.preview ? 'plain' : 'main'}
            loading={sheet.busy === 'reading'}
            onTap={() => void sheet.pick()}
          >
            {sheet.file ? '换一个文件' : '选择文件'}
          </Button>
        </View>
        <SheetProblem file={sheet.file} problem={sheet.problem} />
      </Panel>
      {sheet.preview ? (
        <Preview
          preview={sheet.preview}
          outcome={sheet.outcome}
          busy={sheet.busy === 'confirming'}
          onConfirm={() => void sheet.confirm()}
        />
      ) : null}
    </>
  )
}

interface PreviewProps {
  preview: ShippingImport
  outcome: Outcome | undefined
  busy: boolean
  onConfirm: () => void
}

function Preview({ preview, outcome, busy, onConfirm }: PreviewProps) {
  const { rows, ready, errorCount, errors, sample } = preview
  if (outcome) return <Done outcome={outcome} />
  return (
    <Panel title={`3 预览：${preview.fileName}`}>
      <Figures
        label="将要发货"
        figures={[
          { name: '填了单号', text: `${rows} 行` },
          { name: '可以发货', text: `${ready} 单` },
          { name: '有误', text: `${errorCount} 处`, warm: errorCount > 0 },
        ]}
      />
      <ImportErrors count={errorCount} errors={errors}>
        这些行不发货，其余照常；改好后可以再传一次，不会重复发货。
      </ImportErrors>
      {sample.length > 0 ? (
        <Table
          label="前几单"
          rows={sample}
          keyOf={({ orderNo }) => orderNo}
          columns={[
            { name: '订单号', kind: 'title', share: 1.4, of: ({ orderNo }) => orderNo },
            { name: '快递公司', of: ({ carrierName }) => carrierName },
            { name: '运单号', kind: 'wide', share: 1.2, of: ({ trackingNo }) => trackingNo },
          ]}
        />
      ) : null}
      {ready > 0 ? (
        <View className="steps__acts">
          <Button loading={busy} onTap={onConfirm}>
            确认发货 {ready} 单
          </Button>
        </View>
      ) : null}
    </Panel>
  )
}

function Done({ outcome: { shipped, already, failed } }: { outcome: Outcome }) {
  return (
    <Panel title="发货结果">
      <Figures
        label="发货结果"
        figures={[
          { name: '已发货', text: `${shipped} 单` },
          { name: '此前已发', text: `${already} 单` },
          { name: '没有发出', text: `${failed.length} 单`, warm: failed.length > 0 },
        ]}
      />
      {failed.length > 0 ? (
        <Table
          label="没有发出"
          rows={failed}
          keyOf={({ orderNo }) => orderNo}
          columns={[
            { name: '行', share: 0.5, of: ({ row }) => `第 ${row} 行` },
            { name: '订单号', kind: 'title', of: ({ orderNo }) => orderNo },
            { name: '原因', kind: 'wide', share: 1.6, of: ({ message }) => message },
          ]}
        />
      ) : (
        <Note>买家已收到发货通知。</Note>
      )}
      <View className="steps__acts">
        <Button size="fit" tone="plain" onTap={() => backToPage(pages.deskOrders)}>
          回到订单
        </Button>
      </View>
    </Panel>
  )
}
