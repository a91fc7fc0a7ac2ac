import type { CaseDocument } from '@yuxiang/shared/api/complaint-views'
import { type DocumentKind, documentWords } from '@yuxiang/shared/complaints/words'
import { and, asc, eq, type InferSelectModel, type SQL } from 'drizzle-orm'
import type { Hono } from 'hono'
import { z } from 'zod'
import { dayInShanghai } from '../platform/clock.ts'
import type { FieldCipher } from '../platform/crypto.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { mountSignedFile } from '../platform/http/signed-file.ts'
import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'
import { type Bringer, bringerOf, type CaseRow } from './find-case.ts'
import { takeNumber } from './numbers.ts'
import { officeOfRegion } from './offices.ts'
import { complaintDocuments } from './record-tables.ts'
import { complaintCases } from './tables.ts'
import { writePaper } from './write-paper.ts'

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

interface Wanted {
  caseId: string
  documentId: string
  reader: Reader
  bringer: Bringer
}

/** One of them with the name put in, and where it is to be had for printing; refuses with `case_document_not_found`. */
export async function readDocument(platform: Platform, wanted: Wanted): Promise<CaseDocument> {
  const { config, clock, cipher, database } = platform
  const { caseId, documentId, reader } = wanted
  const [row] = await database.db
    .select()
    .from(complaintDocuments)
    .where(
      and(eq(complaintDocuments.id, documentId), eq(complaintDocuments.caseId, caseId), ofReader[reader]),
    )
  if (!row) throw new Refusal('case_document_not_found')
  const name = nameFor(cipher, reader, wanted.bringer)
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    issuedAt: row.issuedAt.toISOString(),
    officeName: row.officeName,
    title: documentWords[row.kind].title,
    paragraphs: row.body.paragraphs.map((text) => text.replaceAll(personMark, name)),
    pdfUrl: signedLink(config.SECRET_KEY, pathOf(scopeOf(wanted)), clock()),
  }
}

const pathOf = (scope: string) => `/api/complaint-documents/${scope}`

/** What a signed address carries: which paper, and as whom it is read. */
const Carried = z.object({
  caseId: z.string(),
  documentId: z.string(),
  reader: z.enum(['consumer', 'merchant', 'officer']),
})
const scopeOf = ({ caseId, documentId, reader }: Wanted) =>
  Buffer.from(JSON.stringify({ caseId, documentId, reader })).toString('base64url')

/** `GET /api/complaint-documents/{scope}?expires=&signature=`: the paper as a PDF, to whoever has a signed address of it. */
export function mountCaseDocument(app: Hono, platform: Platform): void {
  mountSignedFile(app, platform, pathOf(':scope'), async ({ scope = '' }) => {
    const which = Carried.parse(JSON.parse(Buffer.from(scope, 'base64url').toString()))
    const { db } = platform.database
    const [row] = await db.select().from(complaintCases).where(eq(complaintCases.id, which.caseId))
    if (!row) throw new Refusal('case_document_not_found')
    const hidden = which.reader === 'merchant' && row.track !== 'complaint'
    const bringer = hidden ? null : await bringerOf(db, row)
    const paper = await readDocument(platform, { ...which, bringer })
    const bytes = await writePaper({ ...paper, issuedOn: dayInShanghai(new Date(paper.issuedAt)) })
    return { bytes, contentType: 'application/pdf', name: `${paper.title}.pdf` }
  })
}

/** A merchant reads the name of a complainant, never one of a reporter. */
function nameFor(cipher: FieldCipher, reader: Reader, bringer: Bringer): string {
  const hidden = reader === 'merchant' && bringer?.track !== 'complaint'
  const sealed = hidden ? null : (bringer?.party.nameEncrypted ?? null)
  return sealed === null ? '（不具名）' : cipher.decrypt(sealed)
}
