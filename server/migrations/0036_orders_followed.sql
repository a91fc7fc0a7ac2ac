CREATE TABLE "order_notices" (
	"merchant_id" uuid PRIMARY KEY NOT NULL,
	"told_until" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "after_sales_returning";--> statement-breakpoint
ALTER TABLE "after_sales" ADD COLUMN "return_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "reminded_of" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "extended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "first_carrier" text;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "first_tracking_no" text;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "corrected_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "ship_within_hours" integer DEFAULT 48 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "ship_by" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "shipping_notice" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "hurried_on" date;--> statement-breakpoint
CREATE INDEX "after_sales_returning_asked" ON "after_sales" USING btree ("return_asked_at" NULLS FIRST,"returned_at") WHERE "after_sales"."state" = 'returning';--> statement-breakpoint
CREATE INDEX "order_lines_of_certified_product" ON "order_lines" USING btree ("product_id","id") WHERE "order_lines"."certificate" is not null;--> statement-breakpoint
CREATE INDEX "order_refunds_by_time" ON "order_refunds" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_payment_time" ON "orders" USING btree ("paid_at","id") WHERE "orders"."paid_at" is not null;--> statement-breakpoint
CREATE INDEX "orders_to_ship" ON "orders" USING btree ("paid_at") WHERE "orders"."state" = 'paid';--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_corrected" CHECK (("shipments"."corrected_at" is null) = ("shipments"."first_carrier" is null)
        and ("shipments"."corrected_at" is null) = ("shipments"."first_tracking_no" is null));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_ship_by" CHECK ("orders"."ship_within_hours" between 1 and 360 and ("orders"."ship_by" is null or "orders"."paid_at" is not null));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shipping_notice" CHECK ("orders"."shipping_notice" in ('soon', 'overdue'));