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
ALTER TABLE "complaint_documents" ADD CONSTRAINT "complaint_documents_case_id_complaint_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."complaint_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_events" ADD CONSTRAINT "complaint_events_case_id_complaint_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."complaint_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_messages" ADD CONSTRAINT "complaint_messages_case_id_complaint_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."complaint_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_offers" ADD CONSTRAINT "complaint_offers_case_id_complaint_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."complaint_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_parties" ADD CONSTRAINT "complaint_parties_case_id_complaint_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."complaint_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_penalties" ADD CONSTRAINT "complaint_penalties_case_id_complaint_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."complaint_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "violation_reporters" ADD CONSTRAINT "violation_reporters_case_id_complaint_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."complaint_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
CREATE INDEX "violation_reporters_of_user" ON "violation_reporters" USING btree ("user_id","case_id");