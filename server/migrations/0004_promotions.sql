CREATE TABLE "campaign_seats" (
	"campaign_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"payment_id" uuid NOT NULL,
	CONSTRAINT "campaign_seats_campaign_id_user_id_ordinal_pk" PRIMARY KEY("campaign_id","user_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "campaign_usage" (
	"campaign_id" uuid PRIMARY KEY NOT NULL,
	"budget_fen" bigint,
	"total_limit" integer,
	"used_fen" bigint DEFAULT 0 NOT NULL,
	"used_count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "campaign_usage_budget" CHECK ("campaign_usage"."used_fen" between 0 and coalesce("campaign_usage"."budget_fen", "campaign_usage"."used_fen")),
	CONSTRAINT "campaign_usage_limit" CHECK ("campaign_usage"."used_count" between 0 and coalesce("campaign_usage"."total_limit", "campaign_usage"."used_count"))
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"merchant_id" uuid,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"image_hash" text,
	"plan" jsonb NOT NULL,
	"exclusive_group" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"reason" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "campaigns_state" CHECK ("campaigns"."state" in ('draft', 'published', 'paused', 'ended', 'discarded')),
	CONSTRAINT "campaigns_times" CHECK ("campaigns"."starts_at" < "campaigns"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "coupon_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"merchant_id" uuid,
	"name" text NOT NULL,
	"basis" text NOT NULL,
	"tiers" jsonb NOT NULL,
	"scope" jsonb NOT NULL,
	"audience" text NOT NULL,
	"channel" text NOT NULL,
	"per_person_limit" integer NOT NULL,
	"claim_from" timestamp with time zone NOT NULL,
	"claim_to" timestamp with time zone NOT NULL,
	"usable_from" timestamp with time zone NOT NULL,
	"usable_to" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"reason" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coupon_batches_state" CHECK ("coupon_batches"."state" in ('draft', 'published', 'paused', 'ended', 'discarded')),
	CONSTRAINT "coupon_batches_times" CHECK ("coupon_batches"."claim_from" < "coupon_batches"."claim_to" and "coupon_batches"."usable_from" < "coupon_batches"."usable_to"),
	CONSTRAINT "coupon_batches_limit" CHECK ("coupon_batches"."per_person_limit" > 0)
);
--> statement-breakpoint
CREATE TABLE "coupon_codes" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"unit_name" text NOT NULL,
	"coupon_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coupon_codes_coupon" UNIQUE("coupon_id")
);
--> statement-breakpoint
CREATE TABLE "coupon_counts" (
	"batch_id" uuid PRIMARY KEY NOT NULL,
	"total" integer NOT NULL,
	"claimed" integer DEFAULT 0 NOT NULL,
	"used" integer DEFAULT 0 NOT NULL,
	"used_fen" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "coupon_counts_claimed" CHECK ("coupon_counts"."claimed" between 0 and "coupon_counts"."total"),
	CONSTRAINT "coupon_counts_used" CHECK ("coupon_counts"."used" >= 0 and "coupon_counts"."used_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "coupons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"state" text DEFAULT 'available' NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"usable_to" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"payment_id" uuid,
	"reward_order_id" uuid,
	"reminded_at" timestamp with time zone,
	CONSTRAINT "coupons_ordinal" UNIQUE("batch_id","user_id","ordinal"),
	CONSTRAINT "coupons_reward" UNIQUE("batch_id","reward_order_id"),
	CONSTRAINT "coupons_state" CHECK ("coupons"."state" in ('available', 'used', 'expired', 'void')),
	CONSTRAINT "coupons_used" CHECK (("coupons"."state" = 'used') = ("coupons"."payment_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "offer_uses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"offer_id" uuid NOT NULL,
	"coupon_id" uuid,
	"payment_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"payer" text NOT NULL,
	"discount_fen" bigint NOT NULL,
	"freight_fen" bigint NOT NULL,
	"gift_fen" bigint NOT NULL,
	"lines" jsonb NOT NULL,
	"reward_batch_id" uuid,
	"state" text DEFAULT 'taken' NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "offer_uses_once" UNIQUE("order_id","offer_id"),
	CONSTRAINT "offer_uses_amounts" CHECK ("offer_uses"."discount_fen" >= 0 and "offer_uses"."freight_fen" >= 0 and "offer_uses"."gift_fen" >= 0),
	CONSTRAINT "offer_uses_state" CHECK ("offer_uses"."state" in ('taken', 'returned'))
);
--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_payable";--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_total";--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "discount_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "discounts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "platform_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "platform_freight_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "gift_offer_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "gift_value_fen" bigint;--> statement-breakpoint
ALTER TABLE "order_refund_lines" ADD COLUMN "platform_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "discount_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "freight_discount_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "platform_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "offers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign_usage" ADD CONSTRAINT "campaign_usage_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_codes" ADD CONSTRAINT "coupon_codes_batch_id_coupon_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."coupon_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_counts" ADD CONSTRAINT "coupon_counts_batch_id_coupon_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."coupon_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_batch_id_coupon_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."coupon_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_seats_of_payment" ON "campaign_seats" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "campaigns_of_merchant" ON "campaigns" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "campaigns_running" ON "campaigns" USING btree ("ends_at") WHERE "campaigns"."state" in ('published', 'paused');--> statement-breakpoint
CREATE INDEX "campaigns_of_group" ON "campaigns" USING btree ("exclusive_group","starts_at") WHERE "campaigns"."state" = 'published';--> statement-breakpoint
CREATE INDEX "coupon_batches_of_merchant" ON "coupon_batches" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "coupon_batches_claimable" ON "coupon_batches" USING btree ("claim_to") WHERE "coupon_batches"."state" = 'published';--> statement-breakpoint
CREATE INDEX "coupon_codes_of_batch" ON "coupon_codes" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "coupons_of_user" ON "coupons" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "coupons_of_user_by_state" ON "coupons" USING btree ("user_id","state","id");--> statement-breakpoint
CREATE INDEX "coupons_ending" ON "coupons" USING btree ("usable_to") WHERE "coupons"."state" = 'available';--> statement-breakpoint
CREATE INDEX "coupons_of_payment" ON "coupons" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "offer_uses_of_payment" ON "offer_uses" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "offer_uses_of_offer" ON "offer_uses" USING btree ("offer_id","taken_at");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_discounts" CHECK ("order_lines"."discount_fen" between 0 and "order_lines"."goods_fen" and "order_lines"."platform_freight_fen" >= 0
        and "order_lines"."platform_fen" between 0 and greatest("order_lines"."discount_fen", coalesce("order_lines"."gift_value_fen", 0) * "order_lines"."quantity"));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_gift" CHECK (("order_lines"."gift_offer_id" is null) = ("order_lines"."gift_value_fen" is null)
        and ("order_lines"."gift_offer_id" is null or "order_lines"."unit_fen" = 0));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_payable" CHECK ("order_lines"."payable_fen" = "order_lines"."goods_fen" - "order_lines"."discount_fen" + "order_lines"."freight_fen");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_discounts" CHECK ("orders"."discount_fen" between 0 and "orders"."goods_fen" and "orders"."freight_fen" >= 0
        and "orders"."freight_discount_fen" >= 0 and "orders"."platform_fen" >= 0);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_total" CHECK ("orders"."total_fen" = "orders"."goods_fen" - "orders"."discount_fen" + "orders"."freight_fen");