CREATE TABLE "sku_price_history" (
	"sku_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	"price_fen" bigint NOT NULL,
	CONSTRAINT "sku_price_history_pkey" PRIMARY KEY("sku_id","kind","valid_from"),
	CONSTRAINT "sku_price_history_kind" CHECK ("sku_price_history"."kind" in ('regular', 'special')),
	CONSTRAINT "sku_price_history_end" CHECK (("sku_price_history"."kind" = 'special') = ("sku_price_history"."valid_to" is not null))
);
--> statement-breakpoint
CREATE TABLE "sku_sold_prices" (
	"sku_id" uuid NOT NULL,
	"day" date NOT NULL,
	"lowest_fen" bigint NOT NULL,
	CONSTRAINT "sku_sold_prices_pkey" PRIMARY KEY("sku_id","day"),
	CONSTRAINT "sku_sold_prices_price" CHECK ("sku_sold_prices"."lowest_fen" > 0)
);
--> statement-breakpoint
ALTER TABLE "skus" ADD COLUMN "special_price_fen" bigint;--> statement-breakpoint
ALTER TABLE "skus" ADD COLUMN "special_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "skus" ADD COLUMN "special_to" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "skus" ADD COLUMN "special_original_fen" bigint;--> statement-breakpoint
ALTER TABLE "skus" ADD COLUMN "special_campaign_id" uuid;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "paused_by_operator" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "skus_special_ending" ON "skus" USING btree ("special_to") WHERE "skus"."special_to" is not null;--> statement-breakpoint
CREATE INDEX "skus_of_special" ON "skus" USING btree ("special_campaign_id") WHERE "skus"."special_campaign_id" is not null;--> statement-breakpoint
CREATE INDEX "campaigns_by_state" ON "campaigns" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "campaigns_ending" ON "campaigns" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "coupon_batches_by_state" ON "coupon_batches" USING btree ("state","id");--> statement-breakpoint
ALTER TABLE "skus" ADD CONSTRAINT "skus_special_whole" CHECK (num_nulls("skus"."special_price_fen", "skus"."special_from", "skus"."special_to", "skus"."special_campaign_id") in (0, 4)
        and ("skus"."special_original_fen" is null or "skus"."special_campaign_id" is not null));--> statement-breakpoint
ALTER TABLE "skus" ADD CONSTRAINT "skus_special_price" CHECK ("skus"."special_price_fen" between 1 and "skus"."price_fen" - 1);--> statement-breakpoint
ALTER TABLE "skus" ADD CONSTRAINT "skus_special_original" CHECK ("skus"."special_original_fen" > "skus"."special_price_fen");--> statement-breakpoint
ALTER TABLE "skus" ADD CONSTRAINT "skus_special_times" CHECK ("skus"."special_from" < "skus"."special_to");