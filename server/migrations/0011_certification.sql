CREATE TABLE "certificate_counters" (
	"county_code" text NOT NULL,
	"year" smallint NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "certificate_counters_county_code_year_pk" PRIMARY KEY("county_code","year")
);
--> statement-breakpoint
CREATE TABLE "certification_applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"merchant_id" uuid NOT NULL,
	"county_code" text NOT NULL,
	"kind" text NOT NULL,
	"previous_id" uuid,
	"state" text DEFAULT 'draft' NOT NULL,
	"goods_kind" text NOT NULL,
	"origin" text DEFAULT '' NOT NULL,
	"price_fen" bigint DEFAULT 0 NOT NULL,
	"market_price_fen" bigint DEFAULT 0 NOT NULL,
	"yearly_supply_fen" bigint DEFAULT 0 NOT NULL,
	"supply_note" text DEFAULT '' NOT NULL,
	"mechanism" text DEFAULT '' NOT NULL,
	"households" integer DEFAULT 0 NOT NULL,
	"materials" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"product_name" text NOT NULL,
	"merchant_name" text NOT NULL,
	"county" text NOT NULL,
	"image_url" text NOT NULL,
	"round" smallint DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "certification_applications_state" CHECK ("certification_applications"."state" in ('draft', 'submitted', 'returned', 'accepted', 'checked', 'approved', 'noticed', 'published', 'refused', 'withdrawn')),
	CONSTRAINT "certification_applications_goods" CHECK ("certification_applications"."goods_kind" in ('primary', 'processed', 'nonFood')),
	CONSTRAINT "certification_applications_sums" CHECK (least("certification_applications"."price_fen", "certification_applications"."market_price_fen", "certification_applications"."yearly_supply_fen", "certification_applications"."households") >= 0),
	CONSTRAINT "certification_applications_kind" CHECK (("certification_applications"."kind" = 'renewal') = ("certification_applications"."previous_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "certification_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"file_key" text NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certification_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"county_codes" text[],
	"file_name" text NOT NULL,
	"file_key" text NOT NULL,
	"state" text NOT NULL,
	"percent" smallint DEFAULT 0 NOT NULL,
	"failure" text,
	"row_count" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"error_count" integer DEFAULT 0 NOT NULL,
	"errors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"rows" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "certification_imports_state" CHECK ("certification_imports"."state" in ('reading', 'preview', 'importing', 'imported', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "certification_notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"county_code" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"outcome" text,
	"shown" jsonb NOT NULL,
	CONSTRAINT "certification_notices_application" UNIQUE("application_id"),
	CONSTRAINT "certification_notices_days" CHECK ("certification_notices"."ends_on" > "certification_notices"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "certification_objections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notice_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"evidence" uuid[] NOT NULL,
	"name_encrypted" text NOT NULL,
	"phone_encrypted" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "certification_objections_once" UNIQUE("notice_id","user_id"),
	CONSTRAINT "certification_objections_state" CHECK ("certification_objections"."state" in ('open', 'upheld', 'dismissed')),
	CONSTRAINT "certification_objections_answer" CHECK (("certification_objections"."state" = 'open') = ("certification_objections"."answer" is null))
);
--> statement-breakpoint
CREATE TABLE "certification_rechecks" (
	"certification_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"done_on" date NOT NULL,
	"passed" boolean NOT NULL,
	CONSTRAINT "certification_rechecks_certification_id_due_on_pk" PRIMARY KEY("certification_id","due_on")
);
--> statement-breakpoint
CREATE TABLE "certification_reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"round" smallint NOT NULL,
	"seat" smallint NOT NULL,
	"reviewer_id" uuid NOT NULL,
	"reviewer_name" text NOT NULL,
	"verdict" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "certification_reviews_reviewer" UNIQUE("application_id","round","reviewer_id"),
	CONSTRAINT "certification_reviews_seat" UNIQUE("application_id","round","seat"),
	CONSTRAINT "certification_reviews_seats" CHECK ("certification_reviews"."seat" in (1, 2))
);
--> statement-breakpoint
CREATE TABLE "certification_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid,
	"certification_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"event" text NOT NULL,
	"acted_as" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text,
	"from_state" text,
	"to_state" text,
	"opinion" text NOT NULL,
	"attachments" uuid[] NOT NULL,
	CONSTRAINT "certification_steps_subject" CHECK (num_nonnulls("certification_steps"."application_id", "certification_steps"."certification_id") = 1),
	CONSTRAINT "certification_steps_actor" CHECK ("certification_steps"."acted_as" in ('merchant', 'county', 'city', 'public', 'system'))
);
--> statement-breakpoint
CREATE TABLE "farmer_benefits" (
	"application_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"way" text NOT NULL,
	"households" integer NOT NULL,
	"yuan_per_household_year" integer NOT NULL,
	CONSTRAINT "farmer_benefits_application_id_position_pk" PRIMARY KEY("application_id","position"),
	CONSTRAINT "farmer_benefits_way" CHECK ("farmer_benefits"."way" in ('wages', 'dividends', 'contractPurchase', 'landRent', 'other')),
	CONSTRAINT "farmer_benefits_sums" CHECK ("farmer_benefits"."households" > 0 and "farmer_benefits"."yuan_per_household_year" >= 0)
);
--> statement-breakpoint
ALTER TABLE "certifications" DROP CONSTRAINT "certifications_state";--> statement-breakpoint
DROP INDEX "certifications_live_of_product";--> statement-breakpoint
ALTER TABLE "certifications" ADD COLUMN "application_id" uuid;--> statement-breakpoint
ALTER TABLE "certifications" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "certifications" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "certifications" ADD COLUMN "next_recheck_on" date;--> statement-breakpoint
ALTER TABLE "certifications" ADD COLUMN "renewed_by" uuid;--> statement-breakpoint
ALTER TABLE "certification_applications" ADD CONSTRAINT "certification_applications_previous_id_certifications_id_fk" FOREIGN KEY ("previous_id") REFERENCES "public"."certifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certification_notices" ADD CONSTRAINT "certification_notices_application_id_certification_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."certification_applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certification_objections" ADD CONSTRAINT "certification_objections_notice_id_certification_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."certification_notices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certification_rechecks" ADD CONSTRAINT "certification_rechecks_certification_id_certifications_id_fk" FOREIGN KEY ("certification_id") REFERENCES "public"."certifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certification_reviews" ADD CONSTRAINT "certification_reviews_application_id_certification_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."certification_applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certification_steps" ADD CONSTRAINT "certification_steps_application_id_certification_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."certification_applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certification_steps" ADD CONSTRAINT "certification_steps_certification_id_certifications_id_fk" FOREIGN KEY ("certification_id") REFERENCES "public"."certifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "farmer_benefits" ADD CONSTRAINT "farmer_benefits_application_id_certification_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."certification_applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "certification_applications_open" ON "certification_applications" USING btree ("product_id") WHERE state not in ('published', 'refused', 'withdrawn');--> statement-breakpoint
CREATE INDEX "certification_applications_of_product" ON "certification_applications" USING btree ("product_id","id");--> statement-breakpoint
CREATE INDEX "certification_applications_of_merchant" ON "certification_applications" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "certification_applications_of_county" ON "certification_applications" USING btree ("county_code","state","id");--> statement-breakpoint
CREATE INDEX "certification_notices_running" ON "certification_notices" USING btree ("ends_on") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "certification_notices_of_county" ON "certification_notices" USING btree ("county_code","id");--> statement-breakpoint
CREATE INDEX "certification_objections_open" ON "certification_objections" USING btree ("notice_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "certification_steps_of_application" ON "certification_steps" USING btree ("application_id","id");--> statement-breakpoint
CREATE INDEX "certification_steps_of_certificate" ON "certification_steps" USING btree ("certification_id","id");--> statement-breakpoint
CREATE INDEX "certifications_of_county" ON "certifications" USING btree ("county_code","published_on","id");--> statement-breakpoint
CREATE INDEX "certifications_ending" ON "certifications" USING btree ("valid_to") WHERE state in ('published', 'suspended');--> statement-breakpoint
CREATE INDEX "certifications_to_recheck" ON "certifications" USING btree ("next_recheck_on") WHERE state in ('published', 'suspended');--> statement-breakpoint
CREATE INDEX "certifications_ended" ON "certifications" USING btree ("changed_at","id") WHERE state in ('revoked', 'suspended');--> statement-breakpoint
CREATE UNIQUE INDEX "certifications_live_of_product" ON "certifications" USING btree ("product_id") WHERE state in ('published', 'suspended');--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_application" UNIQUE("application_id");--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_renewed" CHECK ("certifications"."renewed_by" is null or "certifications"."state" = 'renewed');--> statement-breakpoint
ALTER TABLE "certifications" ADD CONSTRAINT "certifications_state" CHECK ("certifications"."state" in ('published', 'suspended', 'revoked', 'expired', 'renewed'));