ALTER TABLE "order_refund_lines" DROP CONSTRAINT "order_refund_lines_quantity";--> statement-breakpoint
ALTER TABLE "complaint_files" ADD COLUMN "state" text DEFAULT 'attached' NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_offers" ADD COLUMN "other_duty" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_offers" ADD COLUMN "refunded_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "compensated_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "complaint_files_on_no_case" ON "complaint_files" USING btree ("created_at") WHERE state <> 'attached';--> statement-breakpoint
CREATE INDEX "price_alerts_of_county_by_percent" ON "price_alerts" USING btree ("county_code","state","percent","id");--> statement-breakpoint
CREATE INDEX "price_alerts_of_county_newest" ON "price_alerts" USING btree ("county_code","state","id");--> statement-breakpoint
CREATE INDEX "reference_prices_in_order" ON "reference_prices" USING btree ((region_code <> '500000'),"id");--> statement-breakpoint
CREATE INDEX "supervision_appeals_queue_of_county" ON "supervision_appeals" USING btree ("county_code","state","answer_by","id");--> statement-breakpoint
CREATE INDEX "supervision_measures_by_end" ON "supervision_measures" USING btree ((coalesce(ends_at, 'infinity')),"id");--> statement-breakpoint
CREATE INDEX "supervision_measures_of_county_by_end" ON "supervision_measures" USING btree ("county_code",(coalesce(ends_at, 'infinity')),"id");--> statement-breakpoint
ALTER TABLE "complaint_files" ADD CONSTRAINT "complaint_files_state" CHECK ("complaint_files"."state" in ('attached', 'loose', 'forgotten'));--> statement-breakpoint
ALTER TABLE "complaint_offers" ADD CONSTRAINT "complaint_offers_refunded" CHECK ("complaint_offers"."refunded_fen" between 0 and "complaint_offers"."amount_fen" and ("complaint_offers"."refunded_fen" = 0 or "complaint_offers"."refund_id" is not null));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_compensated" CHECK ("order_lines"."compensated_fen" between 0 and "order_lines"."payable_fen" - "order_lines"."points_fen" - "order_lines"."allowance_fen");--> statement-breakpoint
ALTER TABLE "order_refund_lines" ADD CONSTRAINT "order_refund_lines_quantity" CHECK ("order_refund_lines"."quantity" >= 1 or ("order_refund_lines"."quantity" = 0 and "order_refund_lines"."cash_fen" > 0 and "order_refund_lines"."points_fen" = 0
        and "order_refund_lines"."platform_fen" = 0 and "order_refund_lines"."allowances" = '[]'));