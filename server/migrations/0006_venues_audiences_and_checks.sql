CREATE TABLE "after_sale_pictures" (
	"event_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"trace_id" text NOT NULL,
	CONSTRAINT "after_sale_pictures_event_id_position_pk" PRIMARY KEY("event_id","position")
);
--> statement-breakpoint
CREATE TABLE "venue_products" (
	"venue_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	CONSTRAINT "venue_products_pkey" PRIMARY KEY("venue_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "venues" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"county_code" text,
	"county" text,
	"address" text NOT NULL,
	"opening_hours" text NOT NULL,
	"intro" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"reason" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "venues_name" UNIQUE("name"),
	CONSTRAINT "venues_kind" CHECK ("venues"."kind" in ('hall', 'counter', 'zone')),
	CONSTRAINT "venues_state" CHECK ("venues"."state" in ('open', 'closed')),
	CONSTRAINT "venues_closed" CHECK (("venues"."state" = 'closed') = ("venues"."reason" is not null)),
	CONSTRAINT "venues_county" CHECK (("venues"."county_code" is null) = ("venues"."county" is null)),
	CONSTRAINT "venues_place" CHECK ("venues"."kind" = 'zone' or ("venues"."address" <> '' and "venues"."opening_hours" <> ''))
);
--> statement-breakpoint
ALTER TABLE "review_answers" DROP CONSTRAINT "review_answers_state";--> statement-breakpoint
ALTER TABLE "reviews" DROP CONSTRAINT "reviews_state";--> statement-breakpoint
ALTER TABLE "reviews" DROP CONSTRAINT "reviews_reason";--> statement-breakpoint
ALTER TABLE "after_sale_events" ADD COLUMN "verdict" text;--> statement-breakpoint
ALTER TABLE "coupon_batches" ADD COLUMN "audience_union_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "coupon_batches" ADD COLUMN "audience_days" integer;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "appeal_text" text;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "appealed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "appeal_answer" text;--> statement-breakpoint
ALTER TABLE "after_sale_pictures" ADD CONSTRAINT "after_sale_pictures_event_id_after_sale_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."after_sale_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue_products" ADD CONSTRAINT "venue_products_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "after_sale_pictures_of_trace" ON "after_sale_pictures" USING btree ("trace_id");--> statement-breakpoint
CREATE INDEX "venue_products_of_product" ON "venue_products" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "venues_open" ON "venues" USING btree ("id") WHERE "venues"."state" = 'open';--> statement-breakpoint
CREATE INDEX "venues_by_state" ON "venues" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "users_operators" ON "users" USING btree ("id") WHERE 'operator' = any(roles);--> statement-breakpoint
CREATE INDEX "reviews_taken_down" ON "reviews" USING btree ("id") WHERE state = 'takenDown';--> statement-breakpoint
ALTER TABLE "coupon_batches" ADD CONSTRAINT "coupon_batches_audience" CHECK (("coupon_batches"."audience" = 'newMembers') = ("coupon_batches"."audience_days" is not null)
        and ("coupon_batches"."audience" = 'unionMembers' or cardinality("coupon_batches"."audience_union_ids") = 0));--> statement-breakpoint
ALTER TABLE "review_answers" ADD CONSTRAINT "review_answers_state" CHECK ("review_answers"."state" in ('pending', 'published', 'rejected', 'needsDecision', 'takenDown'));--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_appeal" CHECK (("reviews"."appeal_text" is null) = ("reviews"."appealed_at" is null)
      and ("reviews"."appeal_answer" is null or "reviews"."appeal_text" is not null));--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_state" CHECK ("reviews"."state" in ('pending', 'published', 'rejected', 'needsDecision', 'takenDown'));--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_reason" CHECK ("reviews"."state" not in ('rejected', 'takenDown') or "reviews"."reason" is not null);