import type { FreightTemplate } from '@yuxiang/shared/api/catalog'
import type { LicenceInput } from '@yuxiang/shared/api/merchants'
import { merchantKinds } from '@yuxiang/shared/merchants/check-application'
import { staffRoles } from '@yuxiang/shared/merchants/duties'
import { licenceKinds } from '@yuxiang/shared/merchants/licences'
import {
  applicationEvents,
  applicationStates,
  licenceStates,
  merchantStates,
} from '@yuxiang/shared/states/merchant-application'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { day, id, instant, oneOf } from '../platform/db/columns.ts'

const creditCodeShape = sql.raw(`'^[0-9A-HJ-NPQRTUWXY]{18}$'`)

/** 市场主体: who sells, ships and is paid. */
export const merchants = pgTable(
  'merchants',
  {
    id: id(),
    name: text().notNull().unique('merchants_name'),
    /** Null for those who were there before it was asked for. */
    creditCode: text().unique('merchants_credit_code'),
    county: text().notNull(),
    /** GB/T 2260, 6 digits. */
    countyCode: text().notNull(),
    township: text().notNull().default(''),
    kind: text({ enum: merchantKinds }).notNull(),
    story: text().notNull(),
    contactName: text().notNull(),
    contactPhoneEncrypted: text().notNull(),
    /** 客服电话: what buyers call, for everybody to see; none when the shop named none. */
    servicePhone: text(),
    /** `{ holder, bank, number }`, sealed. */
    accountEncrypted: text(),
    /** WeChat Pay's number of the sub-merchant. */
    subMchid: text().unique('merchants_sub_mchid'),
    freight: jsonb().$type<FreightTemplate>().notNull(),
    primaryProduceOnly: boolean().notNull().default(true),
    state: text({ enum: merchantStates }).notNull().default('active'),
    suspendedReason: text(),
    /** Through which day it is licensed to sell; null without an end. Kept by keep-licensed.ts. */
    licensedThrough: day(),
    /** Its goods are off the shelf: suspended, or a licence lapsed. Kept by keep-barred.ts. */
    barred: boolean().notNull().default(false),
    joinedAt: instant().notNull(),
  },
  (table) => [
    check('merchants_kind', sql`${table.kind} in ${oneOf(merchantKinds)}`),
    check('merchants_state', sql`${table.state} in ${oneOf(merchantStates)}`),
    check(
      'merchants_suspended',
      sql`(${table.state} = 'suspended') = (${table.suspendedReason} is not null)`,
    ),
    check('merchants_suspended_barred', sql`${table.state} <> 'suspended' or ${table.barred}`),
    check('merchants_credit_code_shape', sql`${table.creditCode} ~ ${creditCodeShape}`),
    check('merchants_sub_mchid_shape', sql`${table.subMchid} ~ '^[0-9]{10}$'`),
    index('merchants_of_county').on(table.countyCode, table.name),
    index('merchants_ending').on(table.licensedThrough).where(sql`${table.licensedThrough} is not null`),
    index('merchants_barred').on(table.id).where(sql`${table.barred}`),
  ],
)

/** Which accounts may act for a merchant, and as what. */
export const merchantStaff = pgTable(
  'merchant_staff',
  {
    merchantId: uuid()
      .notNull()
      .references(() => merchants.id),
    userId: uuid().notNull(),
    role: text({ enum: staffRoles }).notNull().default('owner'),
  },
  (table) => [
    primaryKey({ name: 'merchant_staff_pkey', columns: [table.merchantId, table.userId] }),
    check('merchant_staff_role', sql`${table.role} in ${oneOf(staffRoles)}`),
    index('merchant_staff_of_user').on(table.userId),
  ],
)

/** Scans of licences, in the private store. */
export const merchantDocuments = pgTable(
  'merchant_documents',
  {
    id: id(),
    ownerId: uuid().notNull(),
    fileKey: text().notNull(),
    contentType: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [index('merchant_documents_of_owner').on(table.ownerId)],
)

/** What an application says beside the columns that are searched; phones and accounts are sealed apart. */
export interface ApplicationDetails {
  township: string
  story: string
  primaryProduceOnly: boolean
  licences: LicenceInput[]
  contactName: string
  subMchid: string | null
  freight: FreightTemplate | null
}

/** 入驻申请: from the first word typed to the decision. */
export const merchantApplications = pgTable(
  'merchant_applications',
  {
    id: id(),
    applicantId: uuid().notNull(),
    state: text({ enum: applicationStates }).notNull(),
    /** How often it was submitted: a decision names the one it is about. */
    round: integer().notNull().default(0),
    kind: text({ enum: merchantKinds }),
    name: text().notNull().default(''),
    creditCode: text().notNull().default(''),
    countyCode: text(),
    details: jsonb().$type<ApplicationDetails>().notNull(),
    /** `{ contactPhone, account }`, sealed. */
    sealed: text(),
    merchantId: uuid().references(() => merchants.id),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    submittedAt: instant(),
  },
  (table) => [
    check('merchant_applications_state', sql`${table.state} in ${oneOf(applicationStates)}`),
    check('merchant_applications_kind', sql`${table.kind} in ${oneOf(merchantKinds)}`),
    check('merchant_applications_round', sql`${table.round} >= 0`),
    check(
      'merchant_applications_approved',
      sql`(${table.state} = 'approved') = (${table.merchantId} is not null)`,
    ),
    check(
      'merchant_applications_whole',
      sql`${table.state} in ('draft', 'discarded') or num_nulls(${table.kind}, ${table.countyCode}, ${table.submittedAt}, ${table.sealed}) = 0`,
    ),
    // One unfinished application a person; one live application a code.
    uniqueIndex('merchant_applications_open_of_applicant')
      .on(table.applicantId)
      .where(sql`${table.state} in ('draft', 'submitted', 'returned')`),
    uniqueIndex('merchant_applications_live_code')
      .on(table.creditCode)
      .where(sql`${table.state} in ('submitted', 'returned', 'approved')`),
    index('merchant_applications_of_applicant').on(table.applicantId, table.id),
    index('merchant_applications_of_county').on(table.countyCode, table.state, table.submittedAt, table.id),
    index('merchant_applications_by_state').on(table.state, table.submittedAt, table.id),
  ],
)

/** Each step of an application: who, when, opinion. */
export const merchantApplicationSteps = pgTable(
  'merchant_application_steps',
  {
    id: id(),
    applicationId: uuid()
      .notNull()
      .references(() => merchantApplications.id),
    event: text({ enum: applicationEvents }).notNull(),
    actorId: uuid().notNull(),
    opinion: text().notNull().default(''),
    at: instant().notNull(),
  },
  (table) => [
    check('merchant_application_steps_event', sql`${table.event} in ${oneOf(applicationEvents)}`),
    index('merchant_application_steps_of').on(table.applicationId, table.id),
  ],
)

/** Licences of a merchant: those in force, those that wait for the county, and what was before. */
export const merchantLicences = pgTable(
  'merchant_licences',
  {
    id: id(),
    merchantId: uuid()
      .notNull()
      .references(() => merchants.id),
    kind: text({ enum: licenceKinds }).notNull(),
    number: text().notNull(),
    validFrom: day().notNull(),
    /** Through this day; null without an end. */
    validTo: day(),
    documentId: uuid()
      .notNull()
      .references(() => merchantDocuments.id),
    state: text({ enum: licenceStates }).notNull(),
    opinion: text().notNull().default(''),
    submittedBy: uuid().notNull(),
    submittedAt: instant().notNull(),
    decidedBy: uuid(),
    decidedAt: instant(),
  },
  (table) => [
    check('merchant_licences_kind', sql`${table.kind} in ${oneOf(licenceKinds)}`),
    check('merchant_licences_state', sql`${table.state} in ${oneOf(licenceStates)}`),
    check('merchant_licences_dates', sql`${table.validTo} >= ${table.validFrom}`),
    uniqueIndex('merchant_licences_in_force')
      .on(table.merchantId, table.kind)
      .where(sql`${table.state} = 'accepted'`),
    uniqueIndex('merchant_licences_waiting')
      .on(table.merchantId, table.kind)
      .where(sql`${table.state} = 'submitted'`),
    index('merchant_licences_of_merchant').on(table.merchantId, table.id),
    index('merchant_licences_by_state').on(table.state, table.id),
    index('merchant_licences_ending').on(table.validTo).where(sql`${table.state} = 'accepted'`),
  ],
)

/** Suspensions of a merchant and their liftings. */
export const merchantSuspensions = pgTable(
  'merchant_suspensions',
  {
    id: id(),
    merchantId: uuid()
      .notNull()
      .references(() => merchants.id),
    event: text({ enum: ['suspend', 'lift'] }).notNull(),
    actorId: uuid().notNull(),
    reason: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    check('merchant_suspensions_event', sql`${table.event} in ('suspend', 'lift')`),
    index('merchant_suspensions_of').on(table.merchantId, table.id),
  ],
)
