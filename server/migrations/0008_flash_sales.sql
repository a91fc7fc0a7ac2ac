CREATE TABLE "flash_claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"ordinal" smallint,
	"per_person_limit" smallint NOT NULL,
	"key" text NOT NULL,
	"address_id" uuid,
	"points" integer NOT NULL,
	"price_fen" bigint NOT NULL,
	"state" text DEFAULT 'won' NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"pay_by" timestamp with time zone NOT NULL,
	"payment_id" uuid,
	CONSTRAINT "flash_claims_person" UNIQUE("item_id","user_id","ordinal"),
	CONSTRAINT "flash_claims_key" UNIQUE("user_id","key"),
	CONSTRAINT "flash_claims_limit" CHECK ("flash_claims"."ordinal" between 1 and "flash_claims"."per_person_limit"),
	CONSTRAINT "flash_claims_state" CHECK ("flash_claims"."state" in ('won', 'ordered', 'paid', 'released')),
	CONSTRAINT "flash_claims_standing" CHECK (("flash_claims"."ordinal" is null) = ("flash_claims"."state" = 'released')),
	CONSTRAINT "flash_claims_ordered" CHECK ("flash_claims"."state" = 'won' or "flash_claims"."state" = 'released' or "flash_claims"."payment_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "flash_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"sku_id" uuid NOT NULL,
	"points" integer NOT NULL,
	"price_fen" bigint NOT NULL,
	"value_fen" bigint NOT NULL,
	"stock_total" integer NOT NULL,
	"stock_left" integer NOT NULL,
	"wins" bigint DEFAULT 0 NOT NULL,
	"per_person_limit" smallint NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"closed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "flash_items_once" UNIQUE("session_id","sku_id"),
	CONSTRAINT "flash_items_stock" CHECK ("flash_items"."stock_left" between 0 and "flash_items"."stock_total"),
	CONSTRAINT "flash_items_stock_total" CHECK ("flash_items"."stock_total" between 1 and 100000),
	CONSTRAINT "flash_items_price" CHECK ("flash_items"."points" > 0 and "flash_items"."price_fen" >= 0 and "flash_items"."value_fen" >= "flash_items"."price_fen"),
	CONSTRAINT "flash_items_limit" CHECK ("flash_items"."per_person_limit" between 1 and 99),
	CONSTRAINT "flash_items_wins" CHECK ("flash_items"."wins" >= "flash_items"."stock_total" - "flash_items"."stock_left" or "flash_items"."closed")
);
--> statement-breakpoint
CREATE TABLE "flash_reminders" (
	"session_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone,
	CONSTRAINT "flash_reminders_session_id_user_id_pk" PRIMARY KEY("session_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "flash_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"eligibility" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"reason" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "flash_sessions_times" CHECK ("flash_sessions"."starts_at" < "flash_sessions"."ends_at"),
	CONSTRAINT "flash_sessions_state" CHECK ("flash_sessions"."state" in ('draft', 'published', 'paused', 'ended', 'cancelled', 'discarded')),
	CONSTRAINT "flash_sessions_eligibility" CHECK ("flash_sessions"."eligibility" in ('everyone', 'realName', 'unionMembers', 'newMembers'))
);
--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "flash_item_id" uuid;--> statement-breakpoint
ALTER TABLE "flash_claims" ADD CONSTRAINT "flash_claims_item_id_flash_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."flash_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flash_items" ADD CONSTRAINT "flash_items_session_id_flash_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."flash_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flash_reminders" ADD CONSTRAINT "flash_reminders_session_id_flash_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."flash_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "flash_claims_of_user" ON "flash_claims" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "flash_claims_due" ON "flash_claims" USING btree ("pay_by") WHERE "flash_claims"."state" = 'won';--> statement-breakpoint
CREATE INDEX "flash_items_of_sku" ON "flash_items" USING btree ("sku_id");--> statement-breakpoint
CREATE INDEX "flash_reminders_open" ON "flash_reminders" USING btree ("session_id") WHERE "flash_reminders"."reminded_at" is null;--> statement-breakpoint
CREATE INDEX "flash_sessions_by_state" ON "flash_sessions" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "flash_sessions_open" ON "flash_sessions" USING btree ("ends_at") WHERE "flash_sessions"."state" in ('published', 'paused');