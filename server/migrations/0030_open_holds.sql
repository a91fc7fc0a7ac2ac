ALTER TABLE "ledger_transfers" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
-- A pending transfer bears its end from now on. One that was resolved has lost its own: it ended when it was resolved.
ALTER TABLE "ledger_transfers" DISABLE TRIGGER "ledger_transfers_append_only";--> statement-breakpoint
UPDATE "ledger_transfers" pending SET "expires_at" = coalesce(
  (SELECT hold."expires_at" FROM "ledger_holds" hold WHERE hold."transfer_id" = pending."id"),
  (SELECT done."created_at" FROM "ledger_transfers" done WHERE done."pending_id" = pending."id")
) WHERE pending."phase" = 'pending';--> statement-breakpoint
ALTER TABLE "ledger_transfers" ENABLE TRIGGER "ledger_transfers_append_only";--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_expiry" CHECK (("ledger_transfers"."expires_at" is not null) = ("ledger_transfers"."phase" = 'pending'));--> statement-breakpoint
DROP TABLE "ledger_holds";--> statement-breakpoint
DROP INDEX "flash_claims_of_user";
