import type { SkuImport } from '@yuxiang/shared/api/goods'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { openDocument } from '@/services/file'
import { backToPage, pages } from '@/services/navigation'
import { upload } from '@/services/upload'
import { Figures, Panel } from '@/workbench/figures'
import { ImportErrors } from '@/workbench/import-errors'
import { SheetProblem } from '@/workbench/sheet-problem'
import { type AtShop, ShopPage } from '@/workbench/shop-page'
import { Table } from '@/workbench/table'
import '@/workbench/steps.scss'
import { useSheet } from '@/workbench/use-sheet'

/** 批量改价改库存 */
export default function PricesPage() {
  return (
    <ShopPage section="goods" title="批量改价改库存" below self={pages.deskPrices}>
      {(at) => <Prices {...at} />}
    </ShopPage>
  )
}

function Prices({ shop }: AtShop) {
  const [exporting, setExporting] = useState(false)
  const sheet = useSheet({
    read: (file) => upload('POST /api/merchant/sku-imports', undefined, file),
    confirm: ({ id }: SkuImport) =>
      call('POST /api/merchant/sku-imports/{id}/confirm', { params: { id }, timeoutMs: 60_000 }),
  })
  const exportAll = async () => {
    setExporting(true)
    try {
      const { downloadUrl } = await call('POST /api/merchant/sku-exports', { body: { merchantId: shop.id } })
      await openDocument(downloadUrl)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setExporting(false)
  }
  return (
    <>
      <Panel title="1 导出现在的价格与库存">
        <View className="panel__hint">
          一行一个规格。只改“价格”“库存”“状态”三列；编号和“导出时库存”请勿改动：导出后卖出的数量会自动扣除。
        </View>
        <View className="steps__acts">
          <Button size="fit" loading={exporting} onTap={() => void exportAll()}>
            导出表格
          </Button>
        </View>
      </Panel>
      <Panel title="2 改好后传回来">
        <View className="panel__hint">
          Excel（XLSX）或 CSV，最多 5,000 行。先预览，确认后才写入，要么全部写入，要么一行不写。
        </View>
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
          done={sheet.outcome !== undefined}
          busy={sheet.busy === 'confirming'}
          onConfirm={() => void sheet.confirm()}
        />
      ) : null}
    </>
  )
}

interface PreviewProps {
  preview: SkuImport
  done: boolean
  busy: boolean
  onConfirm: () => void
}

function Preview({ preview, done, busy, onConfirm }: PreviewProps) {
  const { rows, prices, stocks, states, errorCount, errors, sample } = preview
  const isChanged = prices + stocks + states > 0
  return (
    <Panel title={`3 预览：${preview.fileName}`}>
      <Figures
        label="将要改动"
        figures={[
          { name: '文件共', text: `${rows} 行` },
          { name: '改价', text: `${prices} 个` },
          { name: '改库存', text: `${stocks} 个` },
          { name: '上下架', text: `${states} 个` },
          { name: '有误', text: `${errorCount} 处`, warm: errorCount > 0 },
        ]}
      />
      <ImportErrors count={errorCount} errors={errors}>
        一行也不会写入，请改好后重新选择文件。
      </ImportErrors>
      {errorCount === 0 && !isChanged ? <Note>文件与现在的价格库存一致，没有改动。</Note> : null}
      {sample.length > 0 ? (
        <Table
          label="改动"
          rows={sample}
          keyOf={({ row }) => String(row)}
          columns={[
            { name: '行', share: 0.4, of: ({ row }) => `第 ${row} 行` },
            { name: '规格', kind: 'title', share: 1.6, of: ({ name }) => name },
            { name: '改动', kind: 'wide', share: 1.6, of: ({ changes }) => changes },
          ]}
        />
      ) : null}
      {errorCount > 0 || !isChanged ? null : (
        <View className="steps__acts">
          {done ? (
            <>
              <Note>已全部写入，买家马上看到新的价格和库存。</Note>
              <Button size="fit" tone="plain" onTap={() => backToPage(pages.deskGoods)}>
                回到商品
              </Button>
            </>
          ) : (
            <Button loading={busy} onTap={onConfirm}>
              确认写入
            </Button>
          )}
        </View>
      )}
    </Panel>
  )
}
