CREATE TABLE "bulletin_counters" (
	"year" smallint PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulletins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"year" smallint NOT NULL,
	"number" smallint NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"figures" jsonb NOT NULL,
	"edition" integer DEFAULT 1 NOT NULL,
	"document_no" text,
	"drafted_by" uuid NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"superseded_by_id" uuid,
	CONSTRAINT "bulletins_document_no" UNIQUE("document_no"),
	CONSTRAINT "bulletins_kind" CHECK ("bulletins"."kind" in ('month', 'quarter', 'halfYear', 'year')),
	CONSTRAINT "bulletins_state" CHECK ("bulletins"."state" in ('draft', 'published', 'withdrawn')),
	CONSTRAINT "bulletins_published" CHECK (num_nulls("bulletins"."document_no", "bulletins"."published_by", "bulletins"."published_at")
        = case "bulletins"."state" when 'draft' then 3 else 0 end),
	CONSTRAINT "bulletins_withdrawn" CHECK (num_nulls("bulletins"."withdrawn_at", "bulletins"."withdrawn_reason")
        = case "bulletins"."state" when 'withdrawn' then 0 else 2 end),
	CONSTRAINT "bulletins_superseded" CHECK ("bulletins"."superseded_by_id" is null or "bulletins"."state" = 'withdrawn')
);
--> statement-breakpoint
CREATE TABLE "product_sales_days" (
	"day" date NOT NULL,
	"county_code" text NOT NULL,
	"product_id" uuid NOT NULL,
	"sold_fen" bigint NOT NULL,
	"refunded_fen" bigint NOT NULL,
	"sold_units" integer NOT NULL,
	"refunded_units" integer NOT NULL,
	"orders" integer NOT NULL,
	CONSTRAINT "product_sales_days_pkey" PRIMARY KEY("county_code","day","product_id"),
	CONSTRAINT "product_sales_days_sums" CHECK ("product_sales_days"."sold_fen" >= 0 and "product_sales_days"."refunded_fen" >= 0 and "product_sales_days"."sold_units" >= 0
        and "product_sales_days"."refunded_units" >= 0 and "product_sales_days"."orders" >= 0)
);
--> statement-breakpoint
CREATE TABLE "sales_days" (
	"day" date NOT NULL,
	"county_code" text NOT NULL,
	"township" text NOT NULL,
	"channel" text NOT NULL,
	"category_key" text NOT NULL,
	"sold_fen" bigint NOT NULL,
	"refunded_fen" bigint NOT NULL,
	"sold_units" integer NOT NULL,
	"refunded_units" integer NOT NULL,
	"orders" integer NOT NULL,
	CONSTRAINT "sales_days_pkey" PRIMARY KEY("day","county_code","township","channel","category_key"),
	CONSTRAINT "sales_days_channel" CHECK ("sales_days"."channel" in ('unionFund', 'flashSale', 'live', 'venue', 'citizen')),
	CONSTRAINT "sales_days_sums" CHECK ("sales_days"."sold_fen" >= 0 and "sales_days"."refunded_fen" >= 0 and "sales_days"."sold_units" >= 0
        and "sales_days"."refunded_units" >= 0 and "sales_days"."orders" >= 0)
);
--> statement-breakpoint
CREATE TABLE "sales_rollups" (
	"day" date PRIMARY KEY NOT NULL,
	"built_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sales_targets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" smallint NOT NULL,
	"region_code" text NOT NULL,
	"version" integer NOT NULL,
	"amount_fen" bigint,
	"reason" text NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sales_targets_version" UNIQUE("year","region_code","version"),
	CONSTRAINT "sales_targets_amount" CHECK ("sales_targets"."amount_fen" > 0),
	CONSTRAINT "sales_targets_versions" CHECK ("sales_targets"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "product_sales_days" ADD CONSTRAINT "product_sales_days_day_sales_rollups_day_fk" FOREIGN KEY ("day") REFERENCES "public"."sales_rollups"("day") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales_days" ADD CONSTRAINT "sales_days_day_sales_rollups_day_fk" FOREIGN KEY ("day") REFERENCES "public"."sales_rollups"("day") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bulletins_drafted" ON "bulletins" USING btree ("kind","year","number") WHERE state = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX "bulletins_in_force" ON "bulletins" USING btree ("kind","year","number") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "product_sales_days_of_day" ON "product_sales_days" USING btree ("day");