CREATE TABLE "counter_stock" (
	"venue_id" uuid NOT NULL,
	"sku_id" uuid NOT NULL,
	"units" integer NOT NULL,
	"low_at" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "counter_stock_pkey" PRIMARY KEY("venue_id","sku_id"),
	CONSTRAINT "counter_stock_units" CHECK ("counter_stock"."units" between 0 and 10000 and "counter_stock"."low_at" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "counter_stock_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"venue_id" uuid NOT NULL,
	"sku_id" uuid NOT NULL,
	"act" text NOT NULL,
	"change" integer NOT NULL,
	"after" integer NOT NULL,
	"reason" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "counter_stock_entries_act" CHECK ("counter_stock_entries"."act" in ('restock', 'remove', 'count')),
	CONSTRAINT "counter_stock_entries_after" CHECK ("counter_stock_entries"."after" >= 0)
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "venue_id" uuid;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "code" text DEFAULT left(replace(gen_random_uuid()::text, '-', ''), 10) NOT NULL;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "is_centre" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "collection" text;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "township" text;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "follow_county_codes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "follow_category_key" text;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "lat" double precision;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "lng" double precision;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "hours" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "phone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "machine_no" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "venues" ADD COLUMN "image_hashes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "counter_stock" ADD CONSTRAINT "counter_stock_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_stock_entries" ADD CONSTRAINT "counter_stock_entries_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counter_stock_low" ON "counter_stock" USING btree ("units","venue_id") WHERE "counter_stock"."units" <= "counter_stock"."low_at";--> statement-breakpoint
CREATE INDEX "counter_stock_entries_of_venue" ON "counter_stock_entries" USING btree ("venue_id","id");--> statement-breakpoint
CREATE INDEX "certifications_by_publication" ON "certifications" USING btree ("published_on","id");--> statement-breakpoint
CREATE INDEX "orders_by_venue" ON "orders" USING btree ("id") WHERE "orders"."venue_id" is not null;--> statement-breakpoint
CREATE INDEX "trace_batches_of_sku" ON "trace_batches" USING btree ("sku_id","produced_on") WHERE "trace_batches"."state" = 'active';--> statement-breakpoint
CREATE UNIQUE INDEX "venues_centre" ON "venues" USING btree ("is_centre") WHERE "venues"."is_centre";--> statement-breakpoint
CREATE UNIQUE INDEX "venues_machine_no" ON "venues" USING btree ("machine_no") WHERE "venues"."machine_no" <> '';--> statement-breakpoint
CREATE INDEX "venues_following" ON "venues" USING btree ("id") WHERE "venues"."state" = 'open' and (cardinality("venues"."follow_county_codes") > 0 or "venues"."follow_category_key" is not null);--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_code" UNIQUE("code");--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_centre_hall" CHECK (not "venues"."is_centre" or ("venues"."kind" = 'hall' and "venues"."county_code" is null));--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_zone" CHECK ("venues"."kind" = 'zone' or ("venues"."collection" is null and "venues"."township" is null
        and "venues"."follow_category_key" is null and "venues"."follow_county_codes" = '{}'));--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_machine" CHECK ("venues"."kind" = 'counter' or "venues"."machine_no" = '');--> statement-breakpoint
ALTER TABLE "venues" ADD CONSTRAINT "venues_point" CHECK (("venues"."lat" is null) = ("venues"."lng" is null) and "venues"."lat" between 18 and 54 and "venues"."lng" between 73 and 136);