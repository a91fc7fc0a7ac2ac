CREATE TABLE "streamer_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"row_count" integer NOT NULL,
	"error_count" integer NOT NULL,
	"errors" jsonb NOT NULL,
	"rows" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"county_code" text NOT NULL,
	"county" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"venue_id" uuid,
	"brand_id" uuid,
	"intro" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'registered' NOT NULL,
	"reason" text,
	"registered_on" date NOT NULL,
	"struck_off_on" date,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "register_entries_name" UNIQUE("kind","county_code","name"),
	CONSTRAINT "register_entries_kind" CHECK ("register_entries"."kind" in ('base', 'team', 'brand')),
	CONSTRAINT "register_entries_state" CHECK ("register_entries"."state" in ('registered', 'struckOff')),
	CONSTRAINT "register_entries_struck" CHECK (num_nulls("register_entries"."reason", "register_entries"."struck_off_on") = case "register_entries"."state" when 'struckOff' then 0 else 2 end),
	CONSTRAINT "register_entries_base" CHECK ("register_entries"."kind" = 'base' or "register_entries"."venue_id" is null),
	CONSTRAINT "register_entries_place" CHECK ("register_entries"."kind" <> 'base' or "register_entries"."place" <> ''),
	CONSTRAINT "register_entries_brand" CHECK ("register_entries"."kind" = 'brand' or "register_entries"."brand_id" is null)
);
--> statement-breakpoint
CREATE TABLE "register_entry_products" (
	"entry_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	CONSTRAINT "register_entry_products_pkey" PRIMARY KEY("entry_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "register_targets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" smallint NOT NULL,
	"region_code" text NOT NULL,
	"kind" text NOT NULL,
	"target" integer,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "register_targets_of" UNIQUE("year","region_code","kind"),
	CONSTRAINT "register_targets_kind" CHECK ("register_targets"."kind" in ('base', 'team', 'brand', 'streamer', 'trained')),
	CONSTRAINT "register_targets_target" CHECK ("register_targets"."target" between 0 and 1000000)
);
--> statement-breakpoint
CREATE TABLE "streamer_accounts" (
	"streamer_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "streamer_accounts_pkey" PRIMARY KEY("streamer_id","platform","account_id"),
	CONSTRAINT "streamer_accounts_account" UNIQUE("platform","account_id"),
	CONSTRAINT "streamer_accounts_platform" CHECK ("streamer_accounts"."platform" in ('channels', 'douyin', 'kuaishou', 'taobao', 'other'))
);
--> statement-breakpoint
CREATE TABLE "streamer_trainings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"course" text NOT NULL,
	"organiser" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"held_on" date NOT NULL,
	"hours" integer NOT NULL,
	"county_code" text NOT NULL,
	"county" text NOT NULL,
	"withdrawn_reason" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "streamer_trainings_hours" CHECK ("streamer_trainings"."hours" between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "streamers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"county_code" text NOT NULL,
	"county" text NOT NULL,
	"team_id" uuid,
	"base_id" uuid,
	"merchant_id" uuid,
	"intro" text DEFAULT '' NOT NULL,
	"certified_by" text DEFAULT '' NOT NULL,
	"is_public" boolean NOT NULL,
	"phone_encrypted" text,
	"state" text NOT NULL,
	"reason" text,
	"registered_on" date,
	"struck_off_on" date,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "streamers_kind" CHECK ("streamers"."kind" in ('farmer', 'merchant', 'professional', 'official', 'volunteer')),
	CONSTRAINT "streamers_state" CHECK ("streamers"."state" in ('proposed', 'refused', 'registered', 'struckOff')),
	CONSTRAINT "streamers_reason" CHECK (("streamers"."state" in ('refused', 'struckOff')) = ("streamers"."reason" is not null)),
	CONSTRAINT "streamers_registered" CHECK (("streamers"."state" in ('registered', 'struckOff')) = ("streamers"."registered_on" is not null)),
	CONSTRAINT "streamers_struck" CHECK (("streamers"."state" = 'struckOff') = ("streamers"."struck_off_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "training_participants" (
	"training_id" uuid NOT NULL,
	"streamer_id" uuid NOT NULL,
	"result" text NOT NULL,
	CONSTRAINT "training_participants_pkey" PRIMARY KEY("training_id","streamer_id"),
	CONSTRAINT "training_participants_result" CHECK ("training_participants"."result" in ('passed', 'failed', 'absent'))
);
--> statement-breakpoint
ALTER TABLE "register_entry_products" ADD CONSTRAINT "register_entry_products_entry_id_register_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "streamer_accounts" ADD CONSTRAINT "streamer_accounts_streamer_id_streamers_id_fk" FOREIGN KEY ("streamer_id") REFERENCES "public"."streamers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "streamers" ADD CONSTRAINT "streamers_team_id_register_entries_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "streamers" ADD CONSTRAINT "streamers_base_id_register_entries_id_fk" FOREIGN KEY ("base_id") REFERENCES "public"."register_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_participants" ADD CONSTRAINT "training_participants_training_id_streamer_trainings_id_fk" FOREIGN KEY ("training_id") REFERENCES "public"."streamer_trainings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "training_participants" ADD CONSTRAINT "training_participants_streamer_id_streamers_id_fk" FOREIGN KEY ("streamer_id") REFERENCES "public"."streamers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "streamer_imports_by_age" ON "streamer_imports" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "register_entries_by_kind" ON "register_entries" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "register_entries_of_county" ON "register_entries" USING btree ("county_code","kind","id");--> statement-breakpoint
CREATE INDEX "streamer_trainings_of_county" ON "streamer_trainings" USING btree ("county_code","id");--> statement-breakpoint
CREATE INDEX "streamer_trainings_by_day" ON "streamer_trainings" USING btree ("held_on");--> statement-breakpoint
CREATE UNIQUE INDEX "streamers_name" ON "streamers" USING btree ("county_code","name") WHERE "streamers"."state" <> 'refused';--> statement-breakpoint
CREATE INDEX "streamers_by_state" ON "streamers" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "streamers_of_county" ON "streamers" USING btree ("county_code","state","id");--> statement-breakpoint
CREATE INDEX "streamers_of_team" ON "streamers" USING btree ("team_id","id");--> statement-breakpoint
CREATE INDEX "streamers_of_base" ON "streamers" USING btree ("base_id","id");--> statement-breakpoint
CREATE INDEX "streamers_of_merchant" ON "streamers" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "training_participants_of_streamer" ON "training_participants" USING btree ("streamer_id");