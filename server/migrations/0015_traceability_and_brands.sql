CREATE TABLE "brand_grant_products" (
	"grant_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	CONSTRAINT "brand_grant_products_pkey" PRIMARY KEY("grant_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "brand_grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"brand_id" uuid NOT NULL,
	"merchant_id" uuid NOT NULL,
	"merchant_name" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"granted_by" uuid NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"end_reason" text,
	CONSTRAINT "brand_grants_days" CHECK ("brand_grants"."valid_to" >= "brand_grants"."valid_from"),
	CONSTRAINT "brand_grants_ended" CHECK (num_nulls("brand_grants"."ended_at", "brand_grants"."ended_by", "brand_grants"."end_reason") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "brands" (
	"id" uuid PRIMARY KEY NOT NULL,
	"parent_id" uuid,
	"level" text NOT NULL,
	"name" text NOT NULL,
	"county_code" text,
	"county" text,
	"intro" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "brands_name" UNIQUE("name"),
	CONSTRAINT "brands_level" CHECK ("brands"."level" in ('city', 'county', 'company')),
	CONSTRAINT "brands_root" CHECK (("brands"."level" = 'city') = ("brands"."parent_id" is null)),
	CONSTRAINT "brands_county" CHECK (("brands"."level" = 'city') = ("brands"."county_code" is null)
      and ("brands"."county_code" is null) = ("brands"."county" is null))
);
--> statement-breakpoint
CREATE TABLE "mark_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"file_key" text NOT NULL,
	"content_type" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mark_files_key" UNIQUE("file_key")
);
--> statement-breakpoint
CREATE TABLE "product_marks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"product_name" text NOT NULL,
	"merchant_id" uuid NOT NULL,
	"merchant_name" text NOT NULL,
	"county_code" text NOT NULL,
	"mark" text NOT NULL,
	"certificate_no" text NOT NULL,
	"issuer" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"file_id" uuid,
	"state" text NOT NULL,
	"reason" text,
	"entered_by" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "product_marks_mark" CHECK ("product_marks"."mark" in ('greenFood', 'organic', 'geographicalIndication', 'bayuzhen')),
	CONSTRAINT "product_marks_days" CHECK ("product_marks"."valid_to" >= "product_marks"."valid_from"),
	CONSTRAINT "product_marks_state" CHECK ("product_marks"."state" in ('pending', 'confirmed', 'rejected', 'withdrawn')),
	CONSTRAINT "product_marks_reason" CHECK (("product_marks"."state" in ('rejected', 'withdrawn')) = ("product_marks"."reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "trace_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"trace_code" text NOT NULL,
	"merchant_id" uuid NOT NULL,
	"merchant_name" text NOT NULL,
	"county_code" text NOT NULL,
	"county" text NOT NULL,
	"product_id" uuid NOT NULL,
	"product_name" text NOT NULL,
	"sku_id" uuid NOT NULL,
	"sku_name" text NOT NULL,
	"batch_code" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit" text NOT NULL,
	"origin" text NOT NULL,
	"produced_on" date NOT NULL,
	"best_before" date NOT NULL,
	"basis" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"current" boolean NOT NULL,
	"head_position" integer DEFAULT 0 NOT NULL,
	"head_hash" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "trace_batches_trace_code" UNIQUE("trace_code"),
	CONSTRAINT "trace_batches_batch_code" UNIQUE("merchant_id","batch_code"),
	CONSTRAINT "trace_batches_quantity" CHECK ("trace_batches"."quantity" > 0),
	CONSTRAINT "trace_batches_dates" CHECK ("trace_batches"."best_before" >= "trace_batches"."produced_on"),
	CONSTRAINT "trace_batches_basis" CHECK ("trace_batches"."basis" in ('qualityControl', 'ownTest', 'entrustedTest')),
	CONSTRAINT "trace_batches_state" CHECK ("trace_batches"."state" in ('active', 'recalled')),
	CONSTRAINT "trace_batches_current" CHECK (not "trace_batches"."current" or "trace_batches"."state" = 'active')
);
--> statement-breakpoint
CREATE TABLE "trace_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"place" text NOT NULL,
	"text" text NOT NULL,
	"temperatures" jsonb NOT NULL,
	"photos" text[] NOT NULL,
	"report_id" uuid,
	"report_name" text,
	"report_sha256" text,
	"corrects" integer,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "trace_events_one_chain" UNIQUE("batch_id","position"),
	CONSTRAINT "trace_events_position" CHECK ("trace_events"."position" >= 1),
	CONSTRAINT "trace_events_kind" CHECK ("trace_events"."kind" in ('planting', 'input', 'harvest', 'test', 'processing', 'storage', 'coldChain', 'shipping',
        'recall', 'recallLifted')),
	CONSTRAINT "trace_events_corrects" CHECK ("trace_events"."corrects" between 1 and "trace_events"."position" - 1),
	CONSTRAINT "trace_events_report" CHECK (num_nulls("trace_events"."report_id", "trace_events"."report_name", "trace_events"."report_sha256") in (0, 3)),
	CONSTRAINT "trace_events_hash" CHECK ("trace_events"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "trace_recalls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"by" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"instruction" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"buyers" integer NOT NULL,
	"told_at" timestamp with time zone,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	"lift_reason" text,
	CONSTRAINT "trace_recalls_by" CHECK ("trace_recalls"."by" in ('merchant', 'county', 'operator')),
	CONSTRAINT "trace_recalls_lifted" CHECK (num_nulls("trace_recalls"."lifted_at", "trace_recalls"."lifted_by", "trace_recalls"."lift_reason") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "trace_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"file_key" text NOT NULL,
	"content_type" text NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "brand_grant_products" ADD CONSTRAINT "brand_grant_products_grant_id_brand_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."brand_grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brand_grants" ADD CONSTRAINT "brand_grants_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brands" ADD CONSTRAINT "brands_parent_id_brands_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."brands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_marks" ADD CONSTRAINT "product_marks_file_id_mark_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."mark_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_batch_id_trace_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."trace_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_report_id_trace_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."trace_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace_recalls" ADD CONSTRAINT "trace_recalls_batch_id_trace_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."trace_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "brand_grant_products_of_product" ON "brand_grant_products" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "brand_grants_of_brand" ON "brand_grants" USING btree ("brand_id","id");--> statement-breakpoint
CREATE INDEX "brands_of_parent" ON "brands" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "brands_of_county" ON "brands" USING btree ("county_code");--> statement-breakpoint
CREATE UNIQUE INDEX "product_marks_once" ON "product_marks" USING btree ("product_id","mark","certificate_no") WHERE "product_marks"."state" in ('pending', 'confirmed');--> statement-breakpoint
CREATE INDEX "product_marks_of_product" ON "product_marks" USING btree ("product_id") WHERE "product_marks"."state" = 'confirmed';--> statement-breakpoint
CREATE INDEX "product_marks_of_merchant" ON "product_marks" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "product_marks_of_county" ON "product_marks" USING btree ("county_code","state","id");--> statement-breakpoint
CREATE UNIQUE INDEX "trace_batches_current_of_sku" ON "trace_batches" USING btree ("sku_id") WHERE "trace_batches"."current";--> statement-breakpoint
CREATE INDEX "trace_batches_of_merchant" ON "trace_batches" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "trace_batches_of_county" ON "trace_batches" USING btree ("county_code","id");--> statement-breakpoint
CREATE INDEX "trace_batches_of_product" ON "trace_batches" USING btree ("product_id","produced_on");--> statement-breakpoint
CREATE INDEX "trace_batches_recalled" ON "trace_batches" USING btree ("id") WHERE "trace_batches"."state" = 'recalled';--> statement-breakpoint
CREATE INDEX "trace_events_of_report" ON "trace_events" USING btree ("report_id") WHERE "trace_events"."report_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "trace_recalls_open" ON "trace_recalls" USING btree ("batch_id") WHERE "trace_recalls"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "trace_recalls_of_batch" ON "trace_recalls" USING btree ("batch_id","id");--> statement-breakpoint
CREATE INDEX "order_lines_of_batch" ON "order_lines" USING btree ("batch_id","id") WHERE "order_lines"."batch_id" is not null;