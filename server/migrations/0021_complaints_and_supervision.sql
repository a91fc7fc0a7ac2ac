CREATE TABLE "complaint_cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"track" text NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_code" text NOT NULL,
	"office_name" text NOT NULL,
	"officer_id" uuid,
	"officer_name" text,
	"merchant_id" uuid NOT NULL,
	"merchant_name" text NOT NULL,
	"product_id" uuid,
	"product_name" text,
	"image_url" text,
	"batch_id" uuid,
	"batch_code" text,
	"facts" text NOT NULL,
	"seen_where" text,
	"happened_on" date,
	"source_kind" text DEFAULT 'consumer' NOT NULL,
	"source_id" uuid,
	"received_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"due_kind" text,
	"due_on" date,
	"queue_on" date,
	"suspended" boolean DEFAULT false NOT NULL,
	"warned_of" date,
	"warned_on_day" date,
	"escalated_of" date,
	"escalated" boolean DEFAULT false NOT NULL,
	"decided_late" boolean DEFAULT false NOT NULL,
	"shown_to_merchant" boolean DEFAULT false NOT NULL,
	"shown_to_merchant_at" timestamp with time zone,
	"reply_due_on" date,
	"reply_asked" text,
	"reply_overdue_of" date,
	"published_at" timestamp with time zone,
	"public_summary" text,
	CONSTRAINT "complaint_cases_number" UNIQUE("number"),
	CONSTRAINT "complaint_cases_track" CHECK ("complaint_cases"."track" in ('complaint', 'violationReport')),
	CONSTRAINT "complaint_cases_kind" CHECK ("complaint_cases"."kind" in ('price', 'quality', 'service', 'falseCertification')),
	CONSTRAINT "complaint_cases_state" CHECK ("complaint_cases"."state" in ('received', 'accepted', 'refused', 'mediating', 'agreed', 'performed', 'terminated', 'closed', 'withdrawn', 'verifying', 'filed', 'notFiled', 'penalised', 'unpenalised', 'told')),
	CONSTRAINT "complaint_cases_source" CHECK ("complaint_cases"."source_kind" in ('consumer', 'priceAlert', 'inspection')),
	CONSTRAINT "complaint_cases_source_id" CHECK (("complaint_cases"."source_kind" = 'consumer') = ("complaint_cases"."source_id" is null)),
	CONSTRAINT "complaint_cases_public" CHECK (("complaint_cases"."published_at" is null) = ("complaint_cases"."public_summary" is null))
);
--> statement-breakpoint
CREATE TABLE "complaint_counters" (
	"region_code" text NOT NULL,
	"year" smallint NOT NULL,
	"word" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "complaint_counters_region_code_year_word_pk" PRIMARY KEY("region_code","year","word")
);
--> statement-breakpoint
CREATE TABLE "complaint_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"office_name" text NOT NULL,
	"body" jsonb NOT NULL,
	"for_consumer" boolean NOT NULL,
	"for_merchant" boolean NOT NULL,
	CONSTRAINT "complaint_documents_number" UNIQUE("number"),
	CONSTRAINT "complaint_documents_kind" CHECK ("complaint_documents"."kind" in ('acceptance', 'refusal', 'mediationRecord', 'mediationAgreement', 'termination', 'filing', 'notFiled', 'penalty', 'noPenalty'))
);
--> statement-breakpoint
CREATE TABLE "complaint_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"event" text NOT NULL,
	"acted_as" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text,
	"from_state" text,
	"to_state" text,
	"opinion" text NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"files" uuid[] NOT NULL,
	"shown_to" text NOT NULL,
	CONSTRAINT "complaint_events_acted_as" CHECK ("complaint_events"."acted_as" in ('complainant', 'reporter', 'merchant', 'officer', 'system')),
	CONSTRAINT "complaint_events_nameless" CHECK ("complaint_events"."acted_as" not in ('reporter', 'system') or ("complaint_events"."actor_id" is null and "complaint_events"."actor_name" is null)),
	CONSTRAINT "complaint_events_shown" CHECK ("complaint_events"."shown_to" in ('all', 'consumer', 'merchant', 'officers'))
);
--> statement-breakpoint
CREATE TABLE "complaint_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"file_key" text NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "complaint_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"acted_as" text NOT NULL,
	"actor_name" text NOT NULL,
	"text" text NOT NULL,
	"files" uuid[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "complaint_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"round" smallint NOT NULL,
	"by" text NOT NULL,
	"text" text NOT NULL,
	"lines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"amount_fen" bigint NOT NULL,
	"perform_by" date NOT NULL,
	"answer_by" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"merchant_agreed" boolean NOT NULL,
	"consumer_agreed" boolean DEFAULT false NOT NULL,
	"answer" text,
	"refund_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "complaint_offers_state" CHECK ("complaint_offers"."state" in ('open', 'accepted', 'declined', 'replaced')),
	CONSTRAINT "complaint_offers_amount" CHECK ("complaint_offers"."amount_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "complaint_parties" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name_encrypted" text NOT NULL,
	"phone_encrypted" text NOT NULL,
	"address_encrypted" text NOT NULL,
	"order_id" uuid,
	"order_no" text,
	"demand" text NOT NULL,
	"demand_fen" bigint,
	"stars" smallint,
	"rating_text" text,
	CONSTRAINT "complaint_parties_demand" CHECK ("complaint_parties"."demand_fen" >= 0),
	CONSTRAINT "complaint_parties_stars" CHECK ("complaint_parties"."stars" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "complaint_penalties" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"merchant_id" uuid NOT NULL,
	"decision_no" text NOT NULL,
	"violation" text NOT NULL,
	"basis" text NOT NULL,
	"measures" text NOT NULL,
	"fine_fen" bigint NOT NULL,
	"decided_on" date NOT NULL,
	CONSTRAINT "complaint_penalties_decision_no" UNIQUE("decision_no"),
	CONSTRAINT "complaint_penalties_fine" CHECK ("complaint_penalties"."fine_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "violation_reporters" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name_encrypted" text,
	"phone_encrypted" text,
	"address_encrypted" text,
	"order_id" uuid,
	"order_no" text,
	"demand" text NOT NULL,
	"complaint_id" uuid,
	"stars" smallint,
	"rating_text" text,
	CONSTRAINT "violation_reporters_named" CHECK (num_nulls("violation_reporters"."name_encrypted", "violation_reporters"."phone_encrypted", "violation_reporters"."address_encrypted") in (0, 3)),
	CONSTRAINT "violation_reporters_stars" CHECK ("violation_reporters"."stars" between 1 and 5)
);
--> statement-breakpoint
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
ALTER TABLE "complaint_documents" ADD CONSTRAINT "complaint_documents_case_id_complaint_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."complaint_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_events" ADD CONSTRAINT "complaint_events_case_id_complaint_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."complaint_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_messages" ADD CONSTRAINT "complaint_messages_case_id_complaint_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."complaint_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_offers" ADD CONSTRAINT "complaint_offers_case_id_complaint_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."complaint_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_parties" ADD CONSTRAINT "complaint_parties_case_id_complaint_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."complaint_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_penalties" ADD CONSTRAINT "complaint_penalties_case_id_complaint_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."complaint_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "violation_reporters" ADD CONSTRAINT "violation_reporters_case_id_complaint_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."complaint_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_samples" ADD CONSTRAINT "inspection_samples_plan_id_inspection_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."inspection_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_appeals" ADD CONSTRAINT "supervision_appeals_measure_id_supervision_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."supervision_measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_cases_once_of_source" ON "complaint_cases" USING btree ("source_kind","source_id") WHERE source_id is not null;--> statement-breakpoint
CREATE INDEX "complaint_cases_queue" ON "complaint_cases" USING btree ("queue_on","id") WHERE queue_on is not null;--> statement-breakpoint
CREATE INDEX "complaint_cases_queue_of_region" ON "complaint_cases" USING btree ("region_code","queue_on","id") WHERE queue_on is not null;--> statement-breakpoint
CREATE INDEX "complaint_cases_queue_of_officer" ON "complaint_cases" USING btree ("officer_id","queue_on","id") WHERE queue_on is not null;--> statement-breakpoint
CREATE INDEX "complaint_cases_of_region" ON "complaint_cases" USING btree ("region_code","id");--> statement-breakpoint
CREATE INDEX "complaint_cases_of_merchant" ON "complaint_cases" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "complaint_cases_to_answer" ON "complaint_cases" USING btree ("merchant_id","reply_due_on","id") WHERE reply_due_on is not null;--> statement-breakpoint
CREATE INDEX "complaint_cases_replies" ON "complaint_cases" USING btree ("reply_due_on","id") WHERE reply_due_on is not null;--> statement-breakpoint
CREATE INDEX "complaint_cases_of_product" ON "complaint_cases" USING btree ("product_id","id");--> statement-breakpoint
CREATE INDEX "complaint_cases_of_batch" ON "complaint_cases" USING btree ("batch_id","id") WHERE batch_id is not null;--> statement-breakpoint
CREATE INDEX "complaint_cases_by_day" ON "complaint_cases" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "complaint_cases_public_board" ON "complaint_cases" USING btree ("published_at","id") WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX "complaint_documents_of_case" ON "complaint_documents" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "complaint_events_of_case" ON "complaint_events" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "complaint_messages_of_case" ON "complaint_messages" USING btree ("case_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_offers_open" ON "complaint_offers" USING btree ("case_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "complaint_offers_of_case" ON "complaint_offers" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "complaint_parties_of_user" ON "complaint_parties" USING btree ("user_id","case_id");--> statement-breakpoint
CREATE INDEX "complaint_parties_of_order" ON "complaint_parties" USING btree ("order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "complaint_penalties_of_merchant" ON "complaint_penalties" USING btree ("merchant_id","decided_on");--> statement-breakpoint
CREATE INDEX "violation_reporters_of_user" ON "violation_reporters" USING btree ("user_id","case_id");--> statement-breakpoint
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