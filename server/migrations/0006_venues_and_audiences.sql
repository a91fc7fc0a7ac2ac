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
ALTER TABLE "coupon_batches" ADD COLUMN "audience_union_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "coupon_batches" ADD COLUMN "audience_days" integer;--> statement-breakpoint
ALTER TABLE "venue_products" ADD CONSTRAINT "venue_products_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "venue_products_of_product" ON "venue_products" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "venues_open" ON "venues" USING btree ("id") WHERE "venues"."state" = 'open';--> statement-breakpoint
CREATE INDEX "venues_by_state" ON "venues" USING btree ("state","id");--> statement-breakpoint
ALTER TABLE "coupon_batches" ADD CONSTRAINT "coupon_batches_audience" CHECK (("coupon_batches"."audience" = 'newMembers') = ("coupon_batches"."audience_days" is not null)
        and ("coupon_batches"."audience" = 'unionMembers' or cardinality("coupon_batches"."audience_union_ids") = 0));