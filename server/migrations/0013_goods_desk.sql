CREATE TABLE "listing_reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'inReview' NOT NULL,
	"proposed" jsonb,
	"reason" text,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "listing_reviews_kind" CHECK ("listing_reviews"."kind" in ('listing', 'change')),
	CONSTRAINT "listing_reviews_state" CHECK ("listing_reviews"."state" in ('inReview', 'approved', 'returned', 'takenBack')),
	CONSTRAINT "listing_reviews_proposed" CHECK (("listing_reviews"."kind" = 'change') = ("listing_reviews"."proposed" is not null)),
	CONSTRAINT "listing_reviews_decided" CHECK (("listing_reviews"."state" = 'inReview') = ("listing_reviews"."decided_at" is null)),
	CONSTRAINT "listing_reviews_reason" CHECK ("listing_reviews"."state" <> 'returned' or "listing_reviews"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "sku_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"state" text DEFAULT 'preview' NOT NULL,
	"row_count" integer NOT NULL,
	"error_count" integer NOT NULL,
	"errors" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sku_imports_state" CHECK ("sku_imports"."state" in ('preview', 'imported'))
);
--> statement-breakpoint
CREATE TABLE "stock_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sku_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"words" text NOT NULL,
	"change" integer NOT NULL,
	"before" integer NOT NULL,
	"after" integer NOT NULL,
	"actor_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "stock_entries_reason" CHECK ("stock_entries"."reason" in ('received', 'damaged', 'counted', 'other')),
	CONSTRAINT "stock_entries_sum" CHECK ("stock_entries"."after" = "stock_entries"."before" + "stock_entries"."change" and "stock_entries"."after" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_watches" (
	"sku_id" uuid PRIMARY KEY NOT NULL,
	"merchant_id" uuid NOT NULL,
	"low_stock_at" integer NOT NULL,
	"warned_at" timestamp with time zone,
	CONSTRAINT "stock_watches_number" CHECK ("stock_watches"."low_stock_at" >= 0)
);
--> statement-breakpoint
CREATE TABLE "shipping_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"parcels" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"merchant_id" uuid NOT NULL,
	"state" text DEFAULT 'underway' NOT NULL,
	"receivable_fen" bigint NOT NULL,
	"fee_fen" bigint NOT NULL,
	"amount_fen" bigint NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	"bank_reference" text,
	"failure" text,
	CONSTRAINT "payouts_state" CHECK ("payouts"."state" in ('underway', 'paid', 'failed')),
	CONSTRAINT "payouts_amounts" CHECK ("payouts"."amount_fen" > 0 and "payouts"."fee_fen" >= 0 and "payouts"."receivable_fen" = "payouts"."amount_fen" + "payouts"."fee_fen"),
	CONSTRAINT "payouts_ended" CHECK (("payouts"."state" = 'underway') = ("payouts"."ended_at" is null)),
	CONSTRAINT "payouts_reference" CHECK (("payouts"."state" = 'paid') = ("payouts"."bank_reference" is not null)),
	CONSTRAINT "payouts_failure" CHECK (("payouts"."state" = 'failed') = ("payouts"."failure" is not null))
);
--> statement-breakpoint
ALTER TABLE "products" DROP CONSTRAINT "products_state";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "recipient_phone_tail" text;--> statement-breakpoint
ALTER TABLE "listing_reviews" ADD CONSTRAINT "listing_reviews_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_entries" ADD CONSTRAINT "stock_entries_sku_id_skus_id_fk" FOREIGN KEY ("sku_id") REFERENCES "public"."skus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_watches" ADD CONSTRAINT "stock_watches_sku_id_skus_id_fk" FOREIGN KEY ("sku_id") REFERENCES "public"."skus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "listing_reviews_open" ON "listing_reviews" USING btree ("product_id") WHERE "listing_reviews"."state" = 'inReview';--> statement-breakpoint
CREATE INDEX "listing_reviews_queue" ON "listing_reviews" USING btree ("id") WHERE "listing_reviews"."state" = 'inReview';--> statement-breakpoint
CREATE INDEX "listing_reviews_of_product" ON "listing_reviews" USING btree ("product_id","id");--> statement-breakpoint
CREATE INDEX "sku_imports_by_age" ON "sku_imports" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "stock_entries_of_sku" ON "stock_entries" USING btree ("sku_id","id");--> statement-breakpoint
CREATE INDEX "stock_watches_of_merchant" ON "stock_watches" USING btree ("merchant_id");--> statement-breakpoint
CREATE INDEX "shipping_imports_by_age" ON "shipping_imports" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_underway" ON "payouts" USING btree ("merchant_id") WHERE "payouts"."state" = 'underway';--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_bank_reference" ON "payouts" USING btree ("bank_reference") WHERE "payouts"."bank_reference" is not null;--> statement-breakpoint
CREATE INDEX "payouts_by_state" ON "payouts" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "products_of_merchant_all" ON "products" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "ledger_accounts_of_receivables" ON "ledger_accounts" USING btree ("owner_id") WHERE "ledger_accounts"."kind" = 'merchantReceivable';--> statement-breakpoint
CREATE INDEX "ledger_transfers_settled" ON "ledger_transfers" USING btree ("to_account_id","created_at") WHERE "ledger_transfers"."code" = 'order.settle';--> statement-breakpoint
CREATE INDEX "ledger_transfers_off_receivable" ON "ledger_transfers" USING btree ("from_account_id","created_at") WHERE "ledger_transfers"."code" in ('order.clawBack', 'merchant.fee', 'merchant.payout');--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_state" CHECK ("products"."state" in ('draft', 'inReview', 'returned', 'onSale', 'withdrawn'));