ALTER TABLE "order_refund_lines" DROP CONSTRAINT "order_refund_lines_quantity";--> statement-breakpoint
ALTER TABLE "complaint_offers" ADD COLUMN "other_duty" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_offers" ADD COLUMN "refunded_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "compensated_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "complaint_offers" ADD CONSTRAINT "complaint_offers_refunded" CHECK ("complaint_offers"."refunded_fen" between 0 and "complaint_offers"."amount_fen" and ("complaint_offers"."refunded_fen" = 0 or "complaint_offers"."refund_id" is not null));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_compensated" CHECK ("order_lines"."compensated_fen" between 0 and "order_lines"."payable_fen" - "order_lines"."points_fen" - "order_lines"."allowance_fen");--> statement-breakpoint
ALTER TABLE "order_refund_lines" ADD CONSTRAINT "order_refund_lines_quantity" CHECK ("order_refund_lines"."quantity" >= 1 or ("order_refund_lines"."quantity" = 0 and "order_refund_lines"."cash_fen" > 0 and "order_refund_lines"."points_fen" = 0
        and "order_refund_lines"."platform_fen" = 0 and "order_refund_lines"."allowances" = '[]'));