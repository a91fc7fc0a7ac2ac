CREATE TABLE "after_sale_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"after_sale_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"acted_as" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"photos" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "after_sale_events_actor" CHECK (("after_sale_events"."actor_id" is null) = ("after_sale_events"."acted_as" = 'system'))
);
--> statement-breakpoint
CREATE TABLE "after_sale_lines" (
	"after_sale_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"sku_id" uuid NOT NULL,
	"name" text NOT NULL,
	"sku_name" text NOT NULL,
	"image_url" text NOT NULL,
	"unit_fen" bigint NOT NULL,
	"fresh" boolean NOT NULL,
	"quantity" integer NOT NULL,
	"granted_quantity" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "after_sale_lines_after_sale_id_line_id_pk" PRIMARY KEY("after_sale_id","line_id"),
	CONSTRAINT "after_sale_lines_quantity" CHECK ("after_sale_lines"."quantity" >= 1),
	CONSTRAINT "after_sale_lines_granted" CHECK ("after_sale_lines"."granted_quantity" between 0 and "after_sale_lines"."quantity")
);
--> statement-breakpoint
CREATE TABLE "after_sales" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"order_no" text NOT NULL,
	"user_id" uuid NOT NULL,
	"merchant_id" uuid NOT NULL,
	"merchant_name" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"photos" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text NOT NULL,
	"waits_for" text,
	"deadline_at" timestamp with time zone,
	"reminded_of" timestamp with time zone,
	"unshipped" boolean NOT NULL,
	"quick" boolean DEFAULT false NOT NULL,
	"cash_fen" bigint NOT NULL,
	"freight_fen" bigint NOT NULL,
	"allowance_fen" bigint NOT NULL,
	"points_fen" bigint NOT NULL,
	"return_address_encrypted" text,
	"return_carrier" text,
	"return_tracking_no" text,
	"returned_at" timestamp with time zone,
	"arrived_at" timestamp with time zone,
	"replacement_carrier" text,
	"replacement_tracking_no" text,
	"replaced_at" timestamp with time zone,
	"escalated_at" timestamp with time zone,
	"refund_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "after_sales_kind" CHECK ("after_sales"."kind" in ('refundOnly', 'returnRefund', 'exchange')),
	CONSTRAINT "after_sales_state" CHECK ("after_sales"."state" in ('requested', 'rejected', 'awaitingReturn', 'returning', 'inspecting', 'inspectionFailed',
        'awaitingReplacement', 'replacing', 'arbitrating', 'refunded', 'exchanged', 'cancelled', 'closed')),
	CONSTRAINT "after_sales_open" CHECK (("after_sales"."waits_for" is null) = ("after_sales"."state" in ('refunded', 'exchanged', 'cancelled', 'closed'))
        and ("after_sales"."waits_for" is null) = ("after_sales"."deadline_at" is null)),
	CONSTRAINT "after_sales_amounts" CHECK ("after_sales"."cash_fen" >= 0 and "after_sales"."allowance_fen" >= 0 and "after_sales"."points_fen" >= 0
        and "after_sales"."freight_fen" between 0 and "after_sales"."cash_fen"),
	CONSTRAINT "after_sales_refund" CHECK ("after_sales"."refund_id" is null or "after_sales"."state" = 'refunded')
);
--> statement-breakpoint
CREATE TABLE "merchant_return_addresses" (
	"merchant_id" uuid PRIMARY KEY NOT NULL,
	"address_encrypted" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "after_sale_quick_refunds" (
	"user_id" uuid NOT NULL,
	"month" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "after_sale_quick_refunds_user_id_month_pk" PRIMARY KEY("user_id","month"),
	CONSTRAINT "after_sale_quick_refunds_count" CHECK ("after_sale_quick_refunds"."count" >= 1)
);
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "held_quantity" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "open_after_sales" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "withheld_units" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "after_sale_events" ADD CONSTRAINT "after_sale_events_after_sale_id_after_sales_id_fk" FOREIGN KEY ("after_sale_id") REFERENCES "public"."after_sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "after_sale_lines" ADD CONSTRAINT "after_sale_lines_after_sale_id_after_sales_id_fk" FOREIGN KEY ("after_sale_id") REFERENCES "public"."after_sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "after_sale_events_of_case" ON "after_sale_events" USING btree ("after_sale_id","id");--> statement-breakpoint
CREATE INDEX "after_sales_of_buyer" ON "after_sales" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "after_sales_of_order" ON "after_sales" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "after_sales_of_merchant" ON "after_sales" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "after_sales_of_merchant_waiting" ON "after_sales" USING btree ("merchant_id","waits_for","deadline_at","id");--> statement-breakpoint
CREATE INDEX "after_sales_waiting" ON "after_sales" USING btree ("waits_for","deadline_at","id");--> statement-breakpoint
CREATE INDEX "after_sales_decided" ON "after_sales" USING btree ("id") WHERE "after_sales"."escalated_at" is not null and "after_sales"."waits_for" is null;--> statement-breakpoint
CREATE INDEX "after_sales_returning" ON "after_sales" USING btree ("returned_at") WHERE "after_sales"."state" = 'returning';--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_held" CHECK ("order_lines"."held_quantity" >= 0 and "order_lines"."refunded_quantity" + "order_lines"."held_quantity" <= "order_lines"."quantity");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_after_sales" CHECK ("orders"."open_after_sales" >= 0 and "orders"."withheld_units" >= 0);