DROP INDEX "ledger_accounts_by_age";--> statement-breakpoint
CREATE INDEX "ledger_accounts_of_points" ON "ledger_accounts" USING btree ("created_at") WHERE "ledger_accounts"."kind" = 'points';