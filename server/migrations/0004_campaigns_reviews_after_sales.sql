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
CREATE TABLE "uploads" (
	"owner_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "uploads_owner_id_hash_pk" PRIMARY KEY("owner_id","hash")
);
--> statement-breakpoint
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
	"paused_by_operator" boolean DEFAULT false NOT NULL,
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
CREATE TABLE "media_verdicts" (
	"trace_id" text PRIMARY KEY NOT NULL,
	"suggest" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_ratings" (
	"product_id" uuid PRIMARY KEY NOT NULL,
	"star1" integer DEFAULT 0 NOT NULL,
	"star2" integer DEFAULT 0 NOT NULL,
	"star3" integer DEFAULT 0 NOT NULL,
	"star4" integer DEFAULT 0 NOT NULL,
	"star5" integer DEFAULT 0 NOT NULL,
	"with_photos" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "product_ratings_counts" CHECK (least("product_ratings"."star1", "product_ratings"."star2", "product_ratings"."star3", "product_ratings"."star4", "product_ratings"."star5", "product_ratings"."with_photos") >= 0)
);
--> statement-breakpoint
CREATE TABLE "review_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"review_id" uuid NOT NULL,
	"edition" smallint NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"doubt" text,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "review_answers_edition" CHECK ("review_answers"."edition" in (0, 1)),
	CONSTRAINT "review_answers_state" CHECK ("review_answers"."state" in ('pending', 'published', 'rejected', 'needsDecision')),
	CONSTRAINT "review_answers_published" CHECK (("review_answers"."state" = 'published') = ("review_answers"."published_at" is not null)),
	CONSTRAINT "review_answers_reason" CHECK ("review_answers"."state" <> 'rejected' or "review_answers"."reason" is not null),
	CONSTRAINT "review_answers_doubt" CHECK ("review_answers"."state" <> 'needsDecision' or "review_answers"."doubt" is not null)
);
--> statement-breakpoint
CREATE TABLE "review_photos" (
	"review_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"hash" text NOT NULL,
	"trace_id" text,
	CONSTRAINT "review_photos_review_id_position_pk" PRIMARY KEY("review_id","position"),
	CONSTRAINT "review_photos_position" CHECK ("review_photos"."position" between 0 and 8)
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_line_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"merchant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"anonymous" boolean NOT NULL,
	"product_name" text NOT NULL,
	"sku_name" text NOT NULL,
	"image_url" text NOT NULL,
	"stars" smallint NOT NULL,
	"grade" text GENERATED ALWAYS AS (case when stars >= 4 then 'good' when stars = 3 then 'middle' else 'bad' end) STORED NOT NULL,
	"text" text NOT NULL,
	"photos" smallint NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"text_suggest" text,
	"doubt" text,
	"reason" text,
	"answered" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "reviews_stars" CHECK ("reviews"."stars" between 1 and 5),
	CONSTRAINT "reviews_state" CHECK ("reviews"."state" in ('pending', 'published', 'rejected', 'needsDecision')),
	CONSTRAINT "reviews_photos" CHECK ("reviews"."photos" between 0 and 9),
	CONSTRAINT "reviews_text" CHECK (char_length("reviews"."text") <= 500),
	CONSTRAINT "reviews_published" CHECK (("reviews"."state" = 'published') = ("reviews"."published_at" is not null)),
	CONSTRAINT "reviews_reason" CHECK ("reviews"."state" <> 'rejected' or "reviews"."reason" is not null),
	CONSTRAINT "reviews_doubt" CHECK ("reviews"."state" <> 'needsDecision' or "reviews"."doubt" is not null)
);
--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_payable";--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_total";--> statement-breakpoint
ALTER TABLE "union_invoices" DROP CONSTRAINT "union_invoices_received";--> statement-breakpoint
ALTER TABLE "union_invoices" DROP CONSTRAINT "union_invoices_state";--> statement-breakpoint
ALTER TABLE "union_distributions" DROP CONSTRAINT "union_distributions_signed";--> statement-breakpoint
ALTER TABLE "skus" ADD COLUMN "special_price_fen" bigint;--> statement-breakpoint
ALTER TABLE "skus" ADD COLUMN "special_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "skus" ADD COLUMN "special_to" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "skus" ADD COLUMN "special_original_fen" bigint;--> statement-breakpoint
ALTER TABLE "skus" ADD COLUMN "special_campaign_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "discount_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "discounts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "platform_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "platform_freight_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "gift_offer_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "gift_value_fen" bigint;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "held_quantity" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_refund_lines" ADD COLUMN "platform_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_refunds" ADD COLUMN "to_fund_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "discount_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "freight_discount_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "platform_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "offers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "received_by" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "open_after_sales" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "withheld_units" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "accepted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "union_invoices" ADD COLUMN "merchant_id" uuid;--> statement-breakpoint
UPDATE "union_invoices" SET "merchant_id" = "orders"."merchant_id" FROM "orders" WHERE "orders"."id" = "union_invoices"."order_id";--> statement-breakpoint
ALTER TABLE "union_invoices" ALTER COLUMN "merchant_id" SET NOT NULL;--> statement-breakpoint
-- How an order was received stands on its timeline.
UPDATE "orders" SET "received_by" = CASE WHEN EXISTS (SELECT FROM "order_events" WHERE "order_id" = "orders"."id"
	AND "text" LIKE '%系统自动确认收货') THEN 'system' ELSE 'buyer' END WHERE "received_at" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "budget_sources" ADD COLUMN "file_key" text;--> statement-breakpoint
ALTER TABLE "union_distributions" ADD COLUMN "order_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "union_distributions" ADD COLUMN "signed_as" text;--> statement-breakpoint
UPDATE "union_distributions" SET "signed_as" = CASE WHEN "union_members"."user_id" = "signed_by" THEN 'member' ELSE 'officer' END
	FROM "union_members" WHERE "union_members"."id" = "union_distributions"."member_id" AND "signed_at" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "union_purchases" ADD COLUMN "delivery" text DEFAULT 'unit' NOT NULL;--> statement-breakpoint
ALTER TABLE "after_sale_events" ADD CONSTRAINT "after_sale_events_after_sale_id_after_sales_id_fk" FOREIGN KEY ("after_sale_id") REFERENCES "public"."after_sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "after_sale_lines" ADD CONSTRAINT "after_sale_lines_after_sale_id_after_sales_id_fk" FOREIGN KEY ("after_sale_id") REFERENCES "public"."after_sales"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_usage" ADD CONSTRAINT "campaign_usage_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_codes" ADD CONSTRAINT "coupon_codes_batch_id_coupon_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."coupon_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_counts" ADD CONSTRAINT "coupon_counts_batch_id_coupon_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."coupon_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_batch_id_coupon_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."coupon_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_answers" ADD CONSTRAINT "review_answers_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_photos" ADD CONSTRAINT "review_photos_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "after_sale_events_of_case" ON "after_sale_events" USING btree ("after_sale_id","id");--> statement-breakpoint
CREATE INDEX "after_sales_of_buyer" ON "after_sales" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "after_sales_of_order" ON "after_sales" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "after_sales_of_merchant" ON "after_sales" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "after_sales_of_merchant_waiting" ON "after_sales" USING btree ("merchant_id","waits_for","deadline_at","id");--> statement-breakpoint
CREATE INDEX "after_sales_waiting" ON "after_sales" USING btree ("waits_for","deadline_at","id");--> statement-breakpoint
CREATE INDEX "after_sales_decided" ON "after_sales" USING btree ("id") WHERE "after_sales"."escalated_at" is not null and "after_sales"."waits_for" is null;--> statement-breakpoint
CREATE INDEX "after_sales_returning" ON "after_sales" USING btree ("returned_at") WHERE "after_sales"."state" = 'returning';--> statement-breakpoint
CREATE INDEX "campaign_seats_of_payment" ON "campaign_seats" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "campaigns_of_merchant" ON "campaigns" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "campaigns_by_state" ON "campaigns" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "campaigns_ending" ON "campaigns" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "campaigns_running" ON "campaigns" USING btree ("ends_at") WHERE "campaigns"."state" in ('published', 'paused');--> statement-breakpoint
CREATE INDEX "campaigns_of_group" ON "campaigns" USING btree ("exclusive_group","starts_at") WHERE "campaigns"."state" = 'published';--> statement-breakpoint
CREATE INDEX "coupon_batches_of_merchant" ON "coupon_batches" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "coupon_batches_by_state" ON "coupon_batches" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "coupon_batches_claimable" ON "coupon_batches" USING btree ("claim_to") WHERE "coupon_batches"."state" = 'published';--> statement-breakpoint
CREATE INDEX "coupon_codes_of_batch" ON "coupon_codes" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "coupons_of_user" ON "coupons" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "coupons_of_user_by_state" ON "coupons" USING btree ("user_id","state","id");--> statement-breakpoint
CREATE INDEX "coupons_ending" ON "coupons" USING btree ("usable_to") WHERE "coupons"."state" = 'available';--> statement-breakpoint
CREATE INDEX "coupons_of_payment" ON "coupons" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "offer_uses_of_payment" ON "offer_uses" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "offer_uses_of_offer" ON "offer_uses" USING btree ("offer_id","taken_at");--> statement-breakpoint
CREATE INDEX "media_verdicts_by_time" ON "media_verdicts" USING btree ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "review_answers_once" ON "review_answers" USING btree ("review_id","edition") WHERE state <> 'rejected';--> statement-breakpoint
CREATE INDEX "review_answers_of_review" ON "review_answers" USING btree ("review_id","id");--> statement-breakpoint
CREATE INDEX "review_answers_to_decide" ON "review_answers" USING btree ("id") WHERE state = 'needsDecision';--> statement-breakpoint
CREATE INDEX "review_answers_pending" ON "review_answers" USING btree ("created_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "review_photos_of_trace" ON "review_photos" USING btree ("trace_id") WHERE trace_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_once_per_line" ON "reviews" USING btree ("order_line_id") WHERE state <> 'rejected';--> statement-breakpoint
CREATE INDEX "reviews_of_author" ON "reviews" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "reviews_of_product" ON "reviews" USING btree ("product_id","id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "reviews_of_product_by_grade" ON "reviews" USING btree ("product_id","grade","id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "reviews_of_product_with_photos" ON "reviews" USING btree ("product_id","id") WHERE state = 'published' and photos > 0;--> statement-breakpoint
CREATE INDEX "reviews_of_merchant" ON "reviews" USING btree ("merchant_id","id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "reviews_of_merchant_by_grade" ON "reviews" USING btree ("merchant_id","grade","id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "reviews_unanswered" ON "reviews" USING btree ("merchant_id","id") WHERE state = 'published' and not answered;--> statement-breakpoint
CREATE INDEX "reviews_to_decide" ON "reviews" USING btree ("id") WHERE state = 'needsDecision';--> statement-breakpoint
CREATE INDEX "reviews_pending" ON "reviews" USING btree ("created_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "skus_special_ending" ON "skus" USING btree ("special_to") WHERE "skus"."special_to" is not null;--> statement-breakpoint
CREATE INDEX "skus_of_special" ON "skus" USING btree ("special_campaign_id") WHERE "skus"."special_campaign_id" is not null;--> statement-breakpoint
CREATE INDEX "refunds_accepted_at" ON "refunds" USING btree ("accepted_at") WHERE "refunds"."accepted_at" is not null;--> statement-breakpoint
CREATE INDEX "union_invoices_of_merchant" ON "union_invoices" USING btree ("merchant_id","state","id");--> statement-breakpoint
CREATE UNIQUE INDEX "union_grants_once" ON "union_grants" USING btree ("budget_id","name") WHERE "union_grants"."state" = 'issued';--> statement-breakpoint
CREATE INDEX "union_purchases_of_budget" ON "union_purchases" USING btree ("budget_id","name");--> statement-breakpoint
ALTER TABLE "budget_sources" ADD CONSTRAINT "budget_sources_file" UNIQUE("file_key");--> statement-breakpoint
ALTER TABLE "skus" ADD CONSTRAINT "skus_special_whole" CHECK (num_nulls("skus"."special_price_fen", "skus"."special_from", "skus"."special_to", "skus"."special_campaign_id") in (0, 4)
        and ("skus"."special_original_fen" is null or "skus"."special_campaign_id" is not null));--> statement-breakpoint
ALTER TABLE "skus" ADD CONSTRAINT "skus_special_price" CHECK ("skus"."special_price_fen" between 1 and "skus"."price_fen" - 1);--> statement-breakpoint
ALTER TABLE "skus" ADD CONSTRAINT "skus_special_original" CHECK ("skus"."special_original_fen" > "skus"."special_price_fen");--> statement-breakpoint
ALTER TABLE "skus" ADD CONSTRAINT "skus_special_times" CHECK ("skus"."special_from" < "skus"."special_to");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_discounts" CHECK ("order_lines"."discount_fen" between 0 and "order_lines"."goods_fen" and "order_lines"."platform_freight_fen" >= 0
        and "order_lines"."platform_fen" between 0 and greatest("order_lines"."discount_fen", coalesce("order_lines"."gift_value_fen", 0) * "order_lines"."quantity"));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_gift" CHECK (("order_lines"."gift_offer_id" is null) = ("order_lines"."gift_value_fen" is null)
        and ("order_lines"."gift_offer_id" is null or "order_lines"."unit_fen" = 0));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_held" CHECK ("order_lines"."held_quantity" >= 0 and "order_lines"."refunded_quantity" + "order_lines"."held_quantity" <= "order_lines"."quantity");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_payable" CHECK ("order_lines"."payable_fen" = "order_lines"."goods_fen" - "order_lines"."discount_fen" + "order_lines"."freight_fen");--> statement-breakpoint
ALTER TABLE "order_refunds" ADD CONSTRAINT "order_refunds_to_fund" CHECK ("order_refunds"."to_fund_fen" between 0 and "order_refunds"."allowance_fen");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_discounts" CHECK ("orders"."discount_fen" between 0 and "orders"."goods_fen" and "orders"."freight_fen" >= 0
        and "orders"."freight_discount_fen" >= 0 and "orders"."platform_fen" >= 0);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_after_sales" CHECK ("orders"."open_after_sales" >= 0 and "orders"."withheld_units" >= 0);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_received" CHECK (("orders"."received_at" is null) = ("orders"."received_by" is null) and "orders"."received_by" in ('buyer', 'system'));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_total" CHECK ("orders"."total_fen" = "orders"."goods_fen" - "orders"."discount_fen" + "orders"."freight_fen");--> statement-breakpoint
ALTER TABLE "union_invoices" ADD CONSTRAINT "union_invoices_made_out" CHECK (("union_invoices"."state" = 'requested') = ("union_invoices"."invoice_no" is null)
        and ("union_invoices"."state" = 'requested') = ("union_invoices"."issued_on" is null));--> statement-breakpoint
ALTER TABLE "union_invoices" ADD CONSTRAINT "union_invoices_state" CHECK ("union_invoices"."state" in ('requested', 'issued', 'received'));--> statement-breakpoint
ALTER TABLE "union_distributions" ADD CONSTRAINT "union_distributions_signed" CHECK (("union_distributions"."signed_at" is null) = ("union_distributions"."signed_by" is null)
        and ("union_distributions"."signed_at" is null) = ("union_distributions"."signed_as" is null) and "union_distributions"."signed_as" in ('member', 'officer'));--> statement-breakpoint
ALTER TABLE "union_purchases" ADD CONSTRAINT "union_purchases_delivery" CHECK ("union_purchases"."delivery" in ('unit', 'members'));