CREATE TABLE "credit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"merchant_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"points" integer NOT NULL,
	"term_days" integer NOT NULL,
	"entered_on" date NOT NULL,
	"words" text NOT NULL,
	"cancels" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "credit_entries_rule" CHECK ("credit_entries"."rule" in ('complaintUpheld', 'reportConfirmed', 'replyOverdue', 'agreementBroken', 'inspectionFailed', 'warned', 'delisted', 'certificationSuspended', 'excluded', 'blacklisted')),
	CONSTRAINT "credit_entries_points" CHECK ("credit_entries"."points" between 1 and 100 and "credit_entries"."term_days" > 0)
);
--> statement-breakpoint
CREATE TABLE "inspection_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"goods" text NOT NULL,
	"county_code" text NOT NULL,
	"county" text NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"planned" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "inspection_plans_days" CHECK ("inspection_plans"."period_to" >= "inspection_plans"."period_from"),
	CONSTRAINT "inspection_plans_number" CHECK ("inspection_plans"."taken" between 0 and "inspection_plans"."planned")
);
--> statement-breakpoint
CREATE TABLE "inspection_samples" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"merchant_id" uuid NOT NULL,
	"merchant_name" text NOT NULL,
	"county_code" text NOT NULL,
	"product_id" uuid NOT NULL,
	"product_name" text NOT NULL,
	"sku_id" uuid NOT NULL,
	"sku_name" text NOT NULL,
	"batch_id" uuid,
	"batch_code" text,
	"laboratory" text NOT NULL,
	"sampled_on" date NOT NULL,
	"sampled_by" uuid NOT NULL,
	"result" text DEFAULT 'waiting' NOT NULL,
	"findings" text DEFAULT '' NOT NULL,
	"document_id" uuid,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"recall_asked_at" timestamp with time zone,
	"case_id" uuid,
	"case_number" text,
	CONSTRAINT "inspection_samples_result" CHECK ("inspection_samples"."result" in ('waiting', 'passed', 'failed')),
	CONSTRAINT "inspection_samples_decided" CHECK (num_nulls("inspection_samples"."document_id", "inspection_samples"."decided_by", "inspection_samples"."decided_at") = case when "inspection_samples"."result" = 'waiting' then 3 else 0 end),
	CONSTRAINT "inspection_samples_batch" CHECK (num_nulls("inspection_samples"."batch_id", "inspection_samples"."batch_code") in (0, 2)),
	CONSTRAINT "inspection_samples_failed" CHECK ("inspection_samples"."result" = 'failed' or ("inspection_samples"."recall_asked_at" is null and "inspection_samples"."case_id" is null))
);
--> statement-breakpoint
CREATE TABLE "price_alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"severity" smallint NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"sku_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"merchant_id" uuid NOT NULL,
	"county_code" text NOT NULL,
	"product_name" text NOT NULL,
	"sku_name" text NOT NULL,
	"merchant_name" text NOT NULL,
	"county" text NOT NULL,
	"price_fen" bigint NOT NULL,
	"basis_fen" bigint NOT NULL,
	"percent" integer NOT NULL,
	"unit" text,
	"ground" text NOT NULL,
	"day" date NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"reason" text,
	"measure_id" uuid,
	"case_id" uuid,
	"case_number" text,
	CONSTRAINT "price_alerts_kind" CHECK ("price_alerts"."kind" in ('jump', 'falseDiscount', 'aboveReference')),
	CONSTRAINT "price_alerts_state" CHECK ("price_alerts"."state" in ('open', 'dismissed', 'warned', 'caseOpened')),
	CONSTRAINT "price_alerts_severity" CHECK ("price_alerts"."severity" between 1 and 3),
	CONSTRAINT "price_alerts_prices" CHECK ("price_alerts"."price_fen" > "price_alerts"."basis_fen" and "price_alerts"."basis_fen" > 0),
	CONSTRAINT "price_alerts_closed" CHECK (("price_alerts"."state" = 'open') = ("price_alerts"."closed_at" is null) and num_nulls("price_alerts"."closed_at", "price_alerts"."closed_by", "price_alerts"."reason") in (0, 3)),
	CONSTRAINT "price_alerts_case" CHECK (("price_alerts"."state" = 'caseOpened') = ("price_alerts"."case_id" is not null)),
	CONSTRAINT "price_alerts_warned" CHECK (("price_alerts"."state" = 'warned') = ("price_alerts"."measure_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "reference_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"state" text DEFAULT 'preview' NOT NULL,
	"row_count" integer NOT NULL,
	"error_count" integer NOT NULL,
	"errors" jsonb NOT NULL,
	"rows" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reference_imports_state" CHECK ("reference_imports"."state" in ('preview', 'imported'))
);
--> statement-breakpoint
CREATE TABLE "reference_prices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"category_key" text NOT NULL,
	"keyword" text DEFAULT '' NOT NULL,
	"unit" text NOT NULL,
	"region_code" text NOT NULL,
	"low_fen" bigint NOT NULL,
	"high_fen" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"source" text NOT NULL,
	"import_id" uuid NOT NULL,
	CONSTRAINT "reference_prices_unit" CHECK ("reference_prices"."unit" in ('g', 'ml', 'piece')),
	CONSTRAINT "reference_prices_range" CHECK ("reference_prices"."low_fen" > 0 and "reference_prices"."high_fen" >= "reference_prices"."low_fen"),
	CONSTRAINT "reference_prices_days" CHECK ("reference_prices"."valid_to" >= "reference_prices"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "sku_contents" (
	"sku_id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"amount" integer,
	"unit" text,
	CONSTRAINT "sku_contents_whole" CHECK (num_nulls("sku_contents"."amount", "sku_contents"."unit") in (0, 2)),
	CONSTRAINT "sku_contents_amount" CHECK ("sku_contents"."amount" > 0),
	CONSTRAINT "sku_contents_unit" CHECK ("sku_contents"."unit" in ('g', 'ml', 'piece'))
);
--> statement-breakpoint
CREATE TABLE "supervision_appeals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"measure_id" uuid NOT NULL,
	"merchant_id" uuid NOT NULL,
	"county_code" text NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"reason" text NOT NULL,
	"document_ids" uuid[] NOT NULL,
	"raised_by" uuid NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"answer_by" date NOT NULL,
	"decided_by" uuid,
	"decided_for" text,
	"decided_at" timestamp with time zone,
	"opinion" text,
	CONSTRAINT "supervision_appeals_kind" CHECK ("supervision_appeals"."kind" in ('appeal', 'remedy')),
	CONSTRAINT "supervision_appeals_state" CHECK ("supervision_appeals"."state" in ('open', 'upheld', 'rejected')),
	CONSTRAINT "supervision_appeals_decided" CHECK (num_nulls("supervision_appeals"."decided_by", "supervision_appeals"."decided_for", "supervision_appeals"."decided_at", "supervision_appeals"."opinion") = case when "supervision_appeals"."state" = 'open' then 4 else 0 end)
);
--> statement-breakpoint
CREATE TABLE "supervision_measures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"merchant_id" uuid NOT NULL,
	"product_id" uuid,
	"product_name" text,
	"certification_id" uuid,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"remedy" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"is_published" boolean NOT NULL,
	"source_kind" text NOT NULL,
	"source_id" uuid,
	"county_code" text NOT NULL,
	"region_code" text NOT NULL,
	"imposed_by" uuid NOT NULL,
	"imposed_at" timestamp with time zone NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	"lift_way" text,
	"lift_reason" text,
	CONSTRAINT "supervision_measures_kind" CHECK ("supervision_measures"."kind" in ('warning', 'delisting', 'certificationSuspension', 'campaignExclusion', 'unionExclusion', 'blacklist')),
	CONSTRAINT "supervision_measures_times" CHECK ("supervision_measures"."ends_at" > "supervision_measures"."starts_at"),
	CONSTRAINT "supervision_measures_product" CHECK ("supervision_measures"."kind" not in ('delisting', 'certificationSuspension') or "supervision_measures"."product_id" is not null),
	CONSTRAINT "supervision_measures_certification" CHECK (("supervision_measures"."kind" = 'certificationSuspension') = ("supervision_measures"."certification_id" is not null)),
	CONSTRAINT "supervision_measures_suspension" CHECK ("supervision_measures"."kind" <> 'certificationSuspension' or "supervision_measures"."ends_at" is null),
	CONSTRAINT "supervision_measures_blacklist" CHECK ("supervision_measures"."kind" <> 'blacklist' or num_nulls("supervision_measures"."ends_at", "supervision_measures"."remedy") = 0),
	CONSTRAINT "supervision_measures_source" CHECK (("supervision_measures"."source_kind" = 'desk') = ("supervision_measures"."source_id" is null)),
	CONSTRAINT "supervision_measures_lifted" CHECK (num_nulls("supervision_measures"."lifted_at", "supervision_measures"."lifted_by", "supervision_measures"."lift_way", "supervision_measures"."lift_reason") in (0, 4)),
	CONSTRAINT "supervision_measures_way" CHECK ("supervision_measures"."lift_way" in ('lifted', 'appealUpheld', 'remedied'))
);
--> statement-breakpoint
ALTER TABLE "certification_steps" DROP CONSTRAINT "certification_steps_actor";--> statement-breakpoint
ALTER TABLE "inspection_samples" ADD CONSTRAINT "inspection_samples_plan_id_inspection_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."inspection_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_appeals" ADD CONSTRAINT "supervision_appeals_measure_id_supervision_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."supervision_measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credit_entries_of_source" ON "credit_entries" USING btree ("source_kind","source_id","rule") WHERE "credit_entries"."cancels" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "credit_entries_cancelled" ON "credit_entries" USING btree ("cancels") WHERE "credit_entries"."cancels" is not null;--> statement-breakpoint
CREATE INDEX "credit_entries_of_merchant" ON "credit_entries" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "inspection_plans_of_county" ON "inspection_plans" USING btree ("county_code","id");--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_samples_number" ON "inspection_samples" USING btree ("plan_id","number");--> statement-breakpoint
CREATE INDEX "inspection_samples_of_merchant" ON "inspection_samples" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "price_alerts_open_of_sku" ON "price_alerts" USING btree ("sku_id","kind") WHERE "price_alerts"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "price_alerts_of_day" ON "price_alerts" USING btree ("sku_id","kind","day");--> statement-breakpoint
CREATE INDEX "price_alerts_by_severity" ON "price_alerts" USING btree ("state","severity","id");--> statement-breakpoint
CREATE INDEX "price_alerts_by_percent" ON "price_alerts" USING btree ("state","percent","id");--> statement-breakpoint
CREATE INDEX "price_alerts_newest" ON "price_alerts" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "price_alerts_of_county" ON "price_alerts" USING btree ("county_code","state","severity","id");--> statement-breakpoint
CREATE INDEX "price_alerts_of_merchant" ON "price_alerts" USING btree ("merchant_id","state");--> statement-breakpoint
CREATE INDEX "reference_imports_by_age" ON "reference_imports" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reference_prices_of_goods" ON "reference_prices" USING btree ("category_key","keyword","unit","region_code","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_appeals_open" ON "supervision_appeals" USING btree ("measure_id") WHERE "supervision_appeals"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "supervision_appeals_once" ON "supervision_appeals" USING btree ("measure_id") WHERE "supervision_appeals"."kind" = 'appeal';--> statement-breakpoint
CREATE INDEX "supervision_appeals_of_measure" ON "supervision_appeals" USING btree ("measure_id","id");--> statement-breakpoint
CREATE INDEX "supervision_appeals_queue" ON "supervision_appeals" USING btree ("state","answer_by","id");--> statement-breakpoint
CREATE INDEX "supervision_measures_of_merchant" ON "supervision_measures" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "supervision_measures_in_force" ON "supervision_measures" USING btree ("merchant_id") WHERE "supervision_measures"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "supervision_measures_of_county" ON "supervision_measures" USING btree ("county_code","id");--> statement-breakpoint
CREATE INDEX "supervision_measures_ending" ON "supervision_measures" USING btree ("ends_at") WHERE "supervision_measures"."lifted_at" is null;--> statement-breakpoint
ALTER TABLE "certification_steps" ADD CONSTRAINT "certification_steps_actor" CHECK ("certification_steps"."acted_as" in ('merchant', 'county', 'city', 'regulator', 'public', 'system'));