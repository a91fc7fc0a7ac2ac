import { sql } from 'drizzle-orm'
import { bigint, check, date, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

/** 凭证材料: papers of one grant, or of a period of a union, made by a job and kept for some weeks. */
export const unionEvidence = pgTable(
  'union_evidence',
  {
    id: id(),
    unionId: uuid().notNull(),
    requestedBy: uuid().notNull(),
    grantId: uuid(),
    /** Calendar days in Asia/Shanghai, both inclusive. */
    fromDay: date({ mode: 'string' }),
    toDay: date({ mode: 'string' }),
    title: text().notNull(),
    format: text({ enum: ['xlsx', 'pdf'] }).notNull(),
    state: text({ enum: ['queued', 'running', 'done', 'failed'] }).notNull(),
    percent: integer().notNull().default(0),
    /** For the officer; operators read the dead job. */
    failure: text(),
    /** Chosen at random beforehand, so that a repeated job overwrites its own half-done work. */
    fileKey: text().notNull().unique('union_evidence_file'),
    createdAt: instant().notNull(),
  },
  (table) => [
    check('union_evidence_format', sql`${table.format} in ('xlsx', 'pdf')`),
    check('union_evidence_state', sql`${table.state} in ('queued', 'running', 'done', 'failed')`),
    check('union_evidence_percent', sql`${table.percent} between 0 and 100`),
    check('union_evidence_failure', sql`(${table.failure} is not null) = (${table.state} = 'failed')`),
    check(
      'union_evidence_of',
      sql`(${table.grantId} is null) = (${table.fromDay} is not null)
        and (${table.grantId} is null) = (${table.toDay} is not null) and ${table.fromDay} <= ${table.toDay}`,
    ),
    index('union_evidence_of_union').on(table.unionId, table.id),
    index('union_evidence_by_age').on(table.createdAt),
  ],
)

/** An invoice a union asked a merchant for: one per order, over what the union's money paid of it. */
export const unionInvoices = pgTable(
  'union_invoices',
  {
    id: id(),
    unionId: uuid().notNull(),
    orderId: uuid().notNull(),
    orderNo: text().notNull(),
    merchantId: uuid().notNull(),
    merchantName: text().notNull(),
    /** Stands from when it is made out; until then what is due counts, which refunds lower. */
    amountFen: bigint({ mode: 'number' }).notNull(),
    state: text({ enum: ['requested', 'issued', 'received'] }).notNull(),
    invoiceNo: text(),
    issuedOn: date({ mode: 'string' }),
    requestedAt: instant().notNull(),
  },
  (table) => [
    unique('union_invoices_order').on(table.orderId, table.unionId),
    check('union_invoices_amount', sql`${table.amountFen} > 0`),
    check('union_invoices_state', sql`${table.state} in ('requested', 'issued', 'received')`),
    check(
      'union_invoices_made_out',
      sql`(${table.state} = 'requested') = (${table.invoiceNo} is null)
        and (${table.state} = 'requested') = (${table.issuedOn} is null)`,
    ),
    index('union_invoices_of_merchant').on(table.merchantId, table.state, table.id),
    index('union_invoices_of_union').on(table.unionId, table.state, table.id),
  ],
)
