import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { JWK } from 'jose'
import { id, instant } from '../db/columns.ts'

/** Ed25519 keys of access tokens. One signs; retired ones verify until their last token has expired. */
export const signingKeys = pgTable(
  'signing_keys',
  {
    /** RFC 7638 thumbprint of the public key. */
    kid: text().primaryKey(),
    publicJwk: jsonb().$type<JWK>().notNull(),
    /** The private JWK, sealed by the installation's FieldCipher. */
    privateJwkEncrypted: text().notNull(),
    createdAt: instant().notNull(),
    retiredAt: instant(),
  },
  () => [
    // At most one key signs: whichever of two processes inserts second, inserts nothing.
    uniqueIndex('signing_keys_one_active').on(sql`(retired_at is null)`).where(sql`retired_at is null`),
  ],
)

/** One sign-in on one device; revoked as a whole. */
export const refreshFamilies = pgTable(
  'refresh_families',
  {
    id: id(),
    userId: uuid().notNull(),
    createdAt: instant().notNull(),
    revokedAt: instant(),
  },
  (table) => [index('refresh_families_user_id').on(table.userId)],
)

/** Every refresh token ever given out in a family, until it expires; only its hash is stored. */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    /** SHA-256 of the token, base64url. The token has 256 bits, so no salt is needed. */
    tokenHash: text().primaryKey(),
    familyId: uuid()
      .notNull()
      .references(() => refreshFamilies.id, { onDelete: 'cascade' }),
    expiresAt: instant().notNull(),
    /** When it was exchanged for its successor. */
    rotatedAt: instant(),
  },
  (table) => [
    index('refresh_tokens_family_id').on(table.familyId),
    index('refresh_tokens_expires_at').on(table.expiresAt),
  ],
)
