CREATE TABLE "budget_unit_officers" (
	"unit_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "budget_unit_officers_pkey" PRIMARY KEY("unit_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "budget_units" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"credit_code" text NOT NULL,
	"level" text NOT NULL,
	"supervisor" text NOT NULL,
	"county_code" text DEFAULT '' NOT NULL,
	"county" text DEFAULT '' NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"registered_by" uuid,
	"closed_at" timestamp with time zone,
	"closed_reason" text,
	CONSTRAINT "budget_units_credit_code" UNIQUE("credit_code"),
	CONSTRAINT "budget_units_credit_code_form" CHECK ("budget_units"."credit_code" ~ '^[0-9A-Z]{18}$'),
	CONSTRAINT "budget_units_level" CHECK ("budget_units"."level" in ('city', 'county')),
	CONSTRAINT "budget_units_county" CHECK (("budget_units"."level" = 'county') = ("budget_units"."county_code" <> '') and ("budget_units"."county_code" = '') = ("budget_units"."county" = '')),
	CONSTRAINT "budget_units_closed" CHECK (("budget_units"."closed_at" is null) = ("budget_units"."closed_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "share_filing_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"filing_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"canteen" text,
	"planned_fen" bigint,
	"reserved_fen" bigint,
	"executing_unit" text DEFAULT '' NOT NULL,
	"no_canteen_reason" text DEFAULT '' NOT NULL,
	"explanation" text DEFAULT '' NOT NULL,
	"min_percent" smallint,
	"written_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone,
	"submitted_by" uuid,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"return_reason" text,
	CONSTRAINT "share_filing_versions_number" UNIQUE("filing_id","version"),
	CONSTRAINT "share_filing_versions_state" CHECK ("share_filing_versions"."state" in ('draft', 'submitted', 'returned', 'accepted', 'superseded')),
	CONSTRAINT "share_filing_versions_canteen" CHECK ("share_filing_versions"."canteen" in ('own', 'outsourced', 'shared', 'none')),
	CONSTRAINT "share_filing_versions_amounts" CHECK ("share_filing_versions"."planned_fen" >= 0 and "share_filing_versions"."reserved_fen" >= 0),
	CONSTRAINT "share_filing_versions_whole" CHECK ("share_filing_versions"."state" in ('draft', 'returned') or (
        num_nulls("share_filing_versions"."canteen", "share_filing_versions"."planned_fen", "share_filing_versions"."reserved_fen", "share_filing_versions"."min_percent") = 0
        and case "share_filing_versions"."canteen"
          when 'none' then "share_filing_versions"."planned_fen" = 0 and "share_filing_versions"."reserved_fen" = 0 and "share_filing_versions"."no_canteen_reason" <> ''
          else "share_filing_versions"."planned_fen" > 0 and "share_filing_versions"."reserved_fen" <= "share_filing_versions"."planned_fen"
            and "share_filing_versions"."reserved_fen" * 100 >= "share_filing_versions"."planned_fen" * "share_filing_versions"."min_percent"
            and ("share_filing_versions"."canteen" = 'own' or "share_filing_versions"."executing_unit" <> '')
        end)),
	CONSTRAINT "share_filing_versions_submitted" CHECK (num_nulls("share_filing_versions"."submitted_at", "share_filing_versions"."submitted_by") = case "share_filing_versions"."state" when 'draft' then 2 else 0 end),
	CONSTRAINT "share_filing_versions_decided" CHECK (num_nulls("share_filing_versions"."decided_at", "share_filing_versions"."decided_by")
        = case when "share_filing_versions"."state" in ('draft', 'submitted') then 2 else 0 end),
	CONSTRAINT "share_filing_versions_returned" CHECK (("share_filing_versions"."state" = 'returned') = ("share_filing_versions"."return_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "share_filings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"first_submitted_at" timestamp with time zone,
	CONSTRAINT "share_filings_year" UNIQUE("unit_id","year"),
	CONSTRAINT "share_filings_year_range" CHECK ("share_filings"."year" between 2021 and 2100)
);
--> statement-breakpoint
CREATE TABLE "trace_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"held_by" uuid NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "trace_holds_ended" CHECK (num_nulls("trace_holds"."ended_at", "trace_holds"."ended_by") in (0, 2))
);
--> statement-breakpoint
DROP INDEX "product_marks_once";--> statement-breakpoint
ALTER TABLE "categories" ALTER COLUMN "image_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "counties" ADD COLUMN "relief" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "reserved_filing_id" uuid;--> statement-breakpoint
ALTER TABLE "trace_recalls" ADD COLUMN "taken_over" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "budget_unit_officers" ADD CONSTRAINT "budget_unit_officers_unit_id_budget_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."budget_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_filing_versions" ADD CONSTRAINT "share_filing_versions_filing_id_share_filings_id_fk" FOREIGN KEY ("filing_id") REFERENCES "public"."share_filings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_filings" ADD CONSTRAINT "share_filings_unit_id_budget_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."budget_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace_holds" ADD CONSTRAINT "trace_holds_batch_id_trace_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."trace_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "budget_unit_officers_of_user" ON "budget_unit_officers" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "budget_units_by_name" ON "budget_units" USING btree ("name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "share_filing_versions_open" ON "share_filing_versions" USING btree ("filing_id") WHERE "share_filing_versions"."state" in ('draft', 'submitted', 'returned');--> statement-breakpoint
CREATE UNIQUE INDEX "share_filing_versions_in_force" ON "share_filing_versions" USING btree ("filing_id") WHERE "share_filing_versions"."state" = 'accepted';--> statement-breakpoint
CREATE INDEX "share_filings_of_year" ON "share_filings" USING btree ("year","unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "trace_holds_open_of_source" ON "trace_holds" USING btree ("source_id") WHERE "trace_holds"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "trace_holds_open" ON "trace_holds" USING btree ("batch_id") WHERE "trace_holds"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "product_marks_waiting" ON "product_marks" USING btree ("product_id","mark","certificate_no") WHERE "product_marks"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "orders_of_reserved_filing" ON "orders" USING btree ("reserved_filing_id","id") WHERE "orders"."reserved_filing_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "product_marks_once" ON "product_marks" USING btree ("product_id","mark","certificate_no","valid_to") WHERE "product_marks"."state" in ('pending', 'confirmed');--> statement-breakpoint
ALTER TABLE "counties" ADD CONSTRAINT "counties_relief" CHECK ("counties"."relief" in ('national', 'city', 'none'));--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_reserved_own_money" CHECK ("orders"."reserved_filing_id" is null or ("orders"."points_fen" = 0 and "orders"."allowance_fen" = 0
        and "orders"."fund_budget_id" is null and "orders"."flash_item_id" is null));--> statement-breakpoint
ALTER TABLE "trace_recalls" ADD CONSTRAINT "trace_recalls_taken_over" CHECK (not "trace_recalls"."taken_over" or "trace_recalls"."lifted_at" is not null);