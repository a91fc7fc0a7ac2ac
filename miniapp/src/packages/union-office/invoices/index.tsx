import { useState } from 'react'
import { Button } from '@/components/Button'
import { pages } from '@/services/navigation'
import { OfficePage } from '../shared/office-page'
import { InvoiceTable } from './invoice-table'
import { RequestSheet } from './request-sheet'

/** 发票：申请与收到 */
export default function InvoicesPage() {
  const [requesting, setRequesting] = useState(false)
  // Grows with every request, so that the table is asked for again.
  const [version, setVersion] = useState(0)
  return (
    <OfficePage
      section="invoices"
      title="发票"
      self={pages.officeInvoices}
      actions={
        <Button size="fit" onTap={() => setRequesting(true)}>
          申请发票
        </Button>
      }
    >
      {(office) => (
        <>
          <InvoiceTable office={office} version={version} onRequest={() => setRequesting(true)} />
          {requesting ? (
            <RequestSheet
              office={office}
              onClose={() => setRequesting(false)}
              onRequested={() => {
                setRequesting(false)
                setVersion(version + 1)
              }}
            />
          ) : null}
        </>
      )}
    </OfficePage>
  )
}
