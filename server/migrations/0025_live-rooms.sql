CREATE TABLE "live_session_coupons" (
	"session_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "live_session_coupons_session_id_batch_id_pk" PRIMARY KEY("session_id","batch_id")
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
DROP INDEX "live_session_products_explained";--> statement-breakpoint
DROP INDEX "live_sessions_of_merchant";--> statement-breakpoint
ALTER TABLE "live_sessions" ADD COLUMN "app_link" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "live_session_coupons" ADD CONSTRAINT "live_session_coupons_session_id_live_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."live_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_set_asides" ADD CONSTRAINT "live_set_asides_session_id_live_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."live_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_status_reports" ADD CONSTRAINT "live_status_reports_session_id_live_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."live_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_set_asides_of_sku" ON "live_set_asides" USING btree ("sku_id");--> statement-breakpoint
CREATE INDEX "live_sessions_by_start" ON "live_sessions" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "live_sessions_replays" ON "live_sessions" USING btree ("starts_at","id") WHERE "live_sessions"."state" = 'ended' and "live_sessions"."replay_link" <> '';--> statement-breakpoint
CREATE UNIQUE INDEX "live_sessions_one_live" ON "live_sessions" USING btree ("room_id") WHERE "live_sessions"."state" = 'live';--> statement-breakpoint
CREATE UNIQUE INDEX "live_session_products_explained" ON "live_session_products" USING btree ("session_id") WHERE "live_session_products"."explained_since" is not null;--> statement-breakpoint
CREATE INDEX "live_sessions_of_merchant" ON "live_sessions" USING btree ("merchant_id","starts_at","id");