import type { CertificationImport } from '@yuxiang/shared/api/certification-office'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { Figures, Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'

/** Who uploaded it sees who has to confirm it; everybody else of the county may. */
function Confirmation({
  one: { own, ownerName, added, updated, colleagues },
  onConfirm,
}: {
  one: CertificationImport
  onConfirm: () => Promise<void>
}) {
  const changed = added + updated
  if (changed === 0) return <Note>与现有目录一致，无需写入。</Note>
  if (!own) {
    return (
      <>
        <Note tone="warm">
          由 {ownerName} 上传。请对照原件核对后确认：导入的认定不经审核和公示，随即公开生效。
        </Note>
        <Button onTap={() => void onConfirm()}>确认写入 {changed} 份</Button>
      </>
    )
  }
  return colleagues > 0 ? (
    <Note tone="warm">
      已通知本区县另外 {colleagues}{' '}
      位工作人员：由其中一位在这个页面核对、确认后写入。您不能确认自己上传的目录。
    </Note>
  ) : (
    <Note tone="wrong">
      须由本区县另一位工作人员确认，但本区县只登记了您一位。请联系平台运营登记另一位工作人员，七天内有效。
    </Note>
  )
}

/** What importing the file would do, or what is wrong in which row; nothing is written before it is confirmed. */
export function ImportPreview({
  one,
  onConfirm,
}: {
  one: CertificationImport
  onConfirm: () => Promise<void>
}) {
  const { added, updated, unchanged, errorCount, errors } = one
  return (
    <Panel title={`核对结果：${one.fileName}`}>
      <View className="certificate-import__counts">
        <Figures
          label="核对结果"
          figures={[
            { name: '文件共', text: `${one.rows} 行` },
            { name: '新增', text: `${added} 份` },
            { name: '更新', text: `${updated} 份` },
            { name: '不变', text: `${unchanged} 份` },
            { name: '有误', text: `${errorCount} 处`, warm: errorCount > 0 },
          ]}
        />
      </View>
      {errorCount > 0 ? (
        <>
          <Note tone="wrong">
            还有 {errorCount} 处错误，一行也不会写入。请在文件里改好后重新选择
            {errorCount > errors.length ? `（下面列出前 ${errors.length} 处）` : ''}。
          </Note>
          <Table
            label="错误"
            rows={errors}
            keyOf={({ row, column, message }) => `${row}-${column}-${message}`}
            columns={[
              { name: '行', kind: 'title', share: 0.5, of: ({ row }) => `第 ${row} 行` },
              { name: '列', share: 0.8, of: ({ column }) => column },
              { name: '问题', kind: 'wide', share: 2.4, of: ({ message }) => message },
            ]}
          />
        </>
      ) : (
        <Confirmation one={one} onConfirm={onConfirm} />
      )}
    </Panel>
  )
}
