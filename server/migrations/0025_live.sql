CREATE TABLE "live_rooms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"platform" text NOT NULL,
	"name" text NOT NULL,
	"account_id" text NOT NULL,
	"merchant_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "live_rooms_account" UNIQUE("platform","account_id"),
	CONSTRAINT "live_rooms_platform" CHECK ("live_rooms"."platform" in ('channels', 'douyin', 'kuaishou', 'taobao', 'other'))
);
--> statement-breakpoint
CREATE TABLE "live_session_coupons" (
	"session_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "live_session_coupons_session_id_batch_id_pk" PRIMARY KEY("session_id","batch_id")
);
--> statement-breakpoint
CREATE TABLE "live_session_products" (
	"session_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"explained_since" timestamp with time zone,
	CONSTRAINT "live_session_products_session_id_product_id_pk" PRIMARY KEY("session_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "live_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"merchant_id" uuid,
	"title" text NOT NULL,
	"host_name" text NOT NULL,
	"streamer_id" uuid,
	"county_code" text,
	"county" text,
	"venue_id" uuid,
	"link" text DEFAULT '' NOT NULL,
	"app_link" text DEFAULT '' NOT NULL,
	"feed_id" text,
	"cover_hash" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"state" text DEFAULT 'planned' NOT NULL,
	"reason" text,
	"replay_link" text DEFAULT '' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "live_sessions_times" CHECK ("live_sessions"."starts_at" < "live_sessions"."ends_at"),
	CONSTRAINT "live_sessions_state" CHECK ("live_sessions"."state" in ('planned', 'live', 'ended', 'cancelled')),
	CONSTRAINT "live_sessions_cancelled" CHECK (("live_sessions"."state" = 'cancelled') = ("live_sessions"."reason" is not null)),
	CONSTRAINT "live_sessions_county" CHECK (("live_sessions"."county_code" is null) = ("live_sessions"."county" is null))
);
--> statement-breakpoint
CREATE TABLE "live_set_asides" (
	"session_id" uuid NOT NULL,
	"sku_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"quantity" integer NOT NULL,
	"released_at" timestamp with time zone,
	CONSTRAINT "live_set_asides_session_id_sku_id_pk" PRIMARY KEY("session_id","sku_id"),
	CONSTRAINT "live_set_asides_quantity" CHECK ("live_set_asides"."quantity" between 1 and 100000)
);
--> statement-breakpoint
CREATE TABLE "live_status_reports" (
	"session_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"status" text NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "live_status_reports_session_id_user_id_pk" PRIMARY KEY("session_id","user_id"),
	CONSTRAINT "live_status_reports_status" CHECK ("live_status_reports"."status" in ('live', 'ended'))
);
--> statement-breakpoint
ALTER TABLE "live_session_coupons" ADD CONSTRAINT "live_session_coupons_session_id_live_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."live_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_session_products" ADD CONSTRAINT "live_session_products_session_id_live_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."live_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_sessions" ADD CONSTRAINT "live_sessions_room_id_live_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."live_rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_set_asides" ADD CONSTRAINT "live_set_asides_session_id_live_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."live_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_status_reports" ADD CONSTRAINT "live_status_reports_session_id_live_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."live_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_rooms_of_merchant" ON "live_rooms" USING btree ("merchant_id");--> statement-breakpoint
CREATE INDEX "live_session_products_of_product" ON "live_session_products" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "live_session_products_explained" ON "live_session_products" USING btree ("session_id") WHERE "live_session_products"."explained_since" is not null;--> statement-breakpoint
CREATE INDEX "live_sessions_by_state" ON "live_sessions" USING btree ("state","starts_at","id");--> statement-breakpoint
CREATE INDEX "live_sessions_by_start" ON "live_sessions" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "live_sessions_replays" ON "live_sessions" USING btree ("starts_at","id") WHERE "live_sessions"."state" = 'ended' and "live_sessions"."replay_link" <> '';--> statement-breakpoint
CREATE UNIQUE INDEX "live_sessions_one_live" ON "live_sessions" USING btree ("room_id") WHERE "live_sessions"."state" = 'live';--> statement-breakpoint
CREATE INDEX "live_sessions_of_merchant" ON "live_sessions" USING btree ("merchant_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "live_sessions_of_streamer" ON "live_sessions" USING btree ("streamer_id","starts_at");--> statement-breakpoint
CREATE INDEX "live_sessions_of_room" ON "live_sessions" USING btree ("room_id","starts_at");--> statement-breakpoint
CREATE INDEX "live_set_asides_of_sku" ON "live_set_asides" USING btree ("sku_id");