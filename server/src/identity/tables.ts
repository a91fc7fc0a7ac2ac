import { roles } from '@yuxiang/shared/api/identity'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant } from '../platform/db/columns.ts'

const anyRole = sql.raw(`array[${roles.map((role) => `'${role}'`).join(', ')}]`)

/** Everyone who ever signed in, and the staff. */
export const users = pgTable(
  'users',
  {
    id: id(),
    phoneEncrypted: text(),
    /** Blind index of the phone: finds and keeps unique what is stored encrypted. */
    phoneIndex: text(),
    openid: text(),
    unionid: text(),
    nickname: text().notNull(),
    roles: text({ enum: roles }).array().notNull().default(['shopper']),
    elderMode: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    /** Last sign-in or refresh; ordinary calls do not write it. */
    lastSeenAt: instant().notNull(),
    /** The account which took this one's WeChat identity when its phone was bound: see bind-wechat-phone.ts. */
    continuedById: uuid(),
    /** When its owner closed it: see close-account.ts. */
    closedAt: instant(),
  },
  (table) => [
    unique('users_phone_index_key').on(table.phoneIndex),
    unique('users_openid_key').on(table.openid),
    // Whom to tell of what waits for the platform.
    index('users_operators').on(table.id).where(sql`'operator' = any(roles)`),
    // Who works at an office: few among all.
    index('users_of_offices')
      .on(table.id)
      .where(sql`roles && array['county', 'city', 'regulator', 'operator']`),
    check(
      'users_closed_nameless',
      sql`${table.closedAt} is null or num_nonnulls(${table.phoneIndex}, ${table.openid}, ${table.unionid}) = 0`,
    ),
    check('users_phone_whole', sql`(${table.phoneEncrypted} is null) = (${table.phoneIndex} is null)`),
    check('users_roles_known', sql`${table.roles} <@ ${anyRole} and cardinality(${table.roles}) > 0`),
  ],
)

export const addresses = pgTable(
  'addresses',
  {
    id: id(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id),
    nameEncrypted: text().notNull(),
    phoneEncrypted: text().notNull(),
    detailEncrypted: text().notNull(),
    /** GB/T 2260 code of the district. */
    regionCode: text().notNull(),
    /** `重庆市 渝中区` */
    region: text().notNull(),
    isDefault: boolean().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    index('addresses_owner_id').on(table.ownerId, table.createdAt),
    uniqueIndex('addresses_one_default').on(table.ownerId).where(sql`is_default`),
    check('addresses_region_code', sql`${table.regionCode} ~ '^[0-9]{6}$'`),
  ],
)

/** The newest code of each phone; a new one replaces it. */
export const smsCodes = pgTable(
  'sms_codes',
  {
    phoneIndex: text().primaryKey(),
    /** Keyed hash: a million codes are soon tried against a plain one. */
    codeHash: text().notNull(),
    expiresAt: instant().notNull(),
    attempts: smallint().notNull().default(0),
    consumedAt: instant(),
  },
  (table) => [
    index('sms_codes_expires_at').on(table.expiresAt),
    check('sms_codes_attempts', sql`${table.attempts} between 0 and 20`),
  ],
)

/** For which districts and counties somebody with the role `county` or `regulator` works. */
export const countyStaff = pgTable(
  'county_staff',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    office: text({ enum: ['county', 'regulator'] })
      .notNull()
      .default('county'),
    /** GB/T 2260, 6 digits; 500000 is the city's market supervision, over all of its counties. */
    countyCode: text().notNull(),
  },
  (table) => [
    primaryKey({ name: 'county_staff_pkey', columns: [table.userId, table.office, table.countyCode] }),
    index('county_staff_of_county').on(table.office, table.countyCode),
    check(
      'county_staff_office',
      sql`${table.office} = 'regulator' or (${table.office} = 'county' and ${table.countyCode} <> '500000')`,
    ),
  ],
)

/** Who closed an account, known again by blind marks alone: see former-people.ts. */
export const formerPeople = pgTable('former_people', {
  mark: text().primaryKey(),
  closedAt: instant().notNull(),
})
