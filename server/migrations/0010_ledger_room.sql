DROP INDEX "ledger_holds_due";--> statement-breakpoint
-- Room in each page for the next balance: an update that finds it there writes no index (HOT).
ALTER TABLE "ledger_accounts" SET (fillfactor = 75);
