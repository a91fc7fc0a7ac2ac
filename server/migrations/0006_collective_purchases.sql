ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_quantity";--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_tenders";--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_tenders";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "fund_budget_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_quantity" CHECK ("order_lines"."quantity" between 1 and 100000);--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_tenders" CHECK ("order_lines"."points_fen" >= 0 and "order_lines"."allowance_fen" >= 0
        and "order_lines"."points_fen" + "order_lines"."allowance_fen" <= "order_lines"."payable_fen");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_tenders" CHECK ("orders"."points_fen" >= 0 and "orders"."allowance_fen" >= 0
        and "orders"."points_fen" + "orders"."allowance_fen" <= "orders"."total_fen");