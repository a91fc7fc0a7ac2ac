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
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_batch_id_trace_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."trace_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_report_id_trace_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."trace_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trace_recalls" ADD CONSTRAINT "trace_recalls_batch_id_trace_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."trace_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "trace_batches_current_of_sku" ON "trace_batches" USING btree ("sku_id") WHERE "trace_batches"."current";--> statement-breakpoint
CREATE INDEX "trace_batches_of_merchant" ON "trace_batches" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "trace_batches_of_county" ON "trace_batches" USING btree ("county_code","id");--> statement-breakpoint
CREATE INDEX "trace_batches_of_product" ON "trace_batches" USING btree ("product_id","produced_on");--> statement-breakpoint
CREATE INDEX "trace_batches_recalled" ON "trace_batches" USING btree ("id") WHERE "trace_batches"."state" = 'recalled';--> statement-breakpoint
CREATE INDEX "trace_events_of_report" ON "trace_events" USING btree ("report_id") WHERE "trace_events"."report_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "trace_recalls_open" ON "trace_recalls" USING btree ("batch_id") WHERE "trace_recalls"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "trace_recalls_of_batch" ON "trace_recalls" USING btree ("batch_id","id");--> statement-breakpoint
CREATE INDEX "order_lines_of_batch" ON "order_lines" USING btree ("batch_id","id") WHERE "order_lines"."batch_id" is not null;