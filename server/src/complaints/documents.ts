import type { CaseDocument } from '@yuxiang/shared/api/complaint-views'
import { type DocumentKind, documentWords } from '@yuxiang/shared/complaints/words'
import { and, asc, eq, type InferSelectModel, type SQL } from 'drizzle-orm'
import type { FieldCipher } from '../platform/crypto.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { Bringer, CaseRow } from './find-case.ts'
import { takeNumber } from './numbers.ts'
import { officeOfRegion } from './offices.ts'
import { complaintDocuments } from './tables.ts'

/** Stands for whom the paper is about: names are not kept in clear, and are put in for whoever may read them. */
export const personMark = '{{name}}'

/** Issues a paper with the next number of its office, in the act's transaction. */
export async function issueDocument(
  tx: Db,
  platform: Platform,
  row: CaseRow,
  paper: { kind: DocumentKind; paragraphs: string[]; for: readonly ('consumer' | 'merchant')[]; at: Date },
): Promise<string> {
  const office = await officeOfRegion(platform, row.regionCode, tx)
  if (!office) throw new Refusal('case_office_unknown')
  const number = await takeNumber(tx, office, documentWords[paper.kind].word, paper.at)
  await tx.insert(complaintDocuments).values({
    caseId: row.id,
    kind: paper.kind,
    number,
    issuedAt: paper.at,
    officeName: office.name,
    body: { paragraphs: paper.paragraphs },
    forConsumer: paper.for.includes('consumer'),
    forMerchant: paper.for.includes('merchant'),
  })
  return number
}

type DocumentRow = InferSelectModel<typeof complaintDocuments>

const ofReader = {
  consumer: eq(complaintDocuments.forConsumer, true),
  merchant: eq(complaintDocuments.forMerchant, true),
  officer: undefined,
} as const satisfies Record<string, SQL | undefined>

export type Reader = keyof typeof ofReader

/** Papers of a case that are addressed to a reader, oldest first. */
export const documentsOf = (db: Db, caseId: string, reader: Reader): Promise<DocumentRow[]> =>
  db
    .select()
    .from(complaintDocuments)
    .where(and(eq(complaintDocuments.caseId, caseId), ofReader[reader]))
    .orderBy(asc(complaintDocuments.id))

/** One of them with the name put in; refuses with `case_document_not_found`. */
export async function readDocument(
  db: Db,
  cipher: FieldCipher,
  which: { caseId: string; documentId: string; reader: Reader; bringer: Bringer },
): Promise<CaseDocument> {
  const [row] = await db
    .select()
    .from(complaintDocuments)
    .where(
      and(
        eq(complaintDocuments.id, which.documentId),
        eq(complaintDocuments.caseId, which.caseId),
        ofReader[which.reader],
      ),
    )
  if (!row) throw new Refusal('case_document_not_found')
  const name = nameFor(cipher, which.reader, which.bringer)
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    issuedAt: row.issuedAt.toISOString(),
    officeName: row.officeName,
    title: documentWords[row.kind].title,
    paragraphs: row.body.paragraphs.map((text) => text.replaceAll(personMark, name)),
  }
}

/** A merchant reads the name of a complainant, never one of a reporter. */
function nameFor(cipher: FieldCipher, reader: Reader, bringer: Bringer): string {
  const hidden = reader === 'merchant' && bringer?.track !== 'complaint'
  const sealed = hidden ? null : (bringer?.party.nameEncrypted ?? null)
  return sealed === null ? '（不具名）' : cipher.decrypt(sealed)
}
