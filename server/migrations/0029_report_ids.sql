DROP INDEX "complaint_cases_of_region";--> statement-breakpoint
DROP INDEX "complaint_cases_by_day";--> statement-breakpoint
CREATE INDEX "complaint_cases_of_region" ON "complaint_cases" USING btree ("region_code","received_at","id");--> statement-breakpoint
CREATE INDEX "complaint_cases_by_day" ON "complaint_cases" USING btree ("received_at","id");--> statement-breakpoint
-- Units agreed on before a rest was told apart went back whole.
UPDATE "complaint_offers" SET "refunded_fen" = "amount_fen" WHERE "refund_id" IS NOT NULL AND "refunded_fen" = 0;
