CREATE TABLE "merchant_application_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"event" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"opinion" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "merchant_application_steps_event" CHECK ("merchant_application_steps"."event" in ('submit', 'withdraw', 'discard', 'return', 'approve', 'refuse'))
);
--> statement-breakpoint
CREATE TABLE "merchant_applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"applicant_id" uuid NOT NULL,
	"state" text NOT NULL,
	"round" integer DEFAULT 0 NOT NULL,
	"kind" text,
	"name" text DEFAULT '' NOT NULL,
	"credit_code" text DEFAULT '' NOT NULL,
	"county_code" text,
	"details" jsonb NOT NULL,
	"sealed" text,
	"merchant_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	CONSTRAINT "merchant_applications_state" CHECK ("merchant_applications"."state" in ('draft', 'submitted', 'returned', 'approved', 'refused', 'discarded')),
	CONSTRAINT "merchant_applications_kind" CHECK ("merchant_applications"."kind" in ('enterprise', 'cooperative', 'familyFarm')),
	CONSTRAINT "merchant_applications_round" CHECK ("merchant_applications"."round" >= 0),
	CONSTRAINT "merchant_applications_approved" CHECK (("merchant_applications"."state" = 'approved') = ("merchant_applications"."merchant_id" is not null)),
	CONSTRAINT "merchant_applications_whole" CHECK ("merchant_applications"."state" in ('draft', 'discarded') or num_nulls("merchant_applications"."kind", "merchant_applications"."county_code", "merchant_applications"."submitted_at", "merchant_applications"."sealed") = 0)
);
--> statement-breakpoint
CREATE TABLE "merchant_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"file_key" text NOT NULL,
	"content_type" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merchant_licences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"merchant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"document_id" uuid NOT NULL,
	"state" text NOT NULL,
	"opinion" text DEFAULT '' NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "merchant_licences_kind" CHECK ("merchant_licences"."kind" in ('businessLicence', 'foodProduction', 'foodBusiness', 'smallWorkshop', 'prepackagedFiling')),
	CONSTRAINT "merchant_licences_state" CHECK ("merchant_licences"."state" in ('submitted', 'accepted', 'returned', 'replaced')),
	CONSTRAINT "merchant_licences_dates" CHECK ("merchant_licences"."valid_to" >= "merchant_licences"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "merchant_suspensions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"merchant_id" uuid NOT NULL,
	"event" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "merchant_suspensions_event" CHECK ("merchant_suspensions"."event" in ('suspend', 'lift'))
);
--> statement-breakpoint
ALTER TABLE "products" DROP CONSTRAINT "products_state";--> statement-breakpoint
ALTER TABLE "merchant_staff" ADD COLUMN "role" text DEFAULT 'owner' NOT NULL;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "credit_code" text;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "township" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "account_encrypted" text;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "sub_mchid" text;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "primary_produce_only" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "state" text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "suspended_reason" text;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "licensed_through" date;--> statement-breakpoint
ALTER TABLE "merchants" ADD COLUMN "barred" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "merchant_application_steps" ADD CONSTRAINT "merchant_application_steps_application_id_merchant_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."merchant_applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_applications" ADD CONSTRAINT "merchant_applications_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_licences" ADD CONSTRAINT "merchant_licences_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_licences" ADD CONSTRAINT "merchant_licences_document_id_merchant_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."merchant_documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merchant_suspensions" ADD CONSTRAINT "merchant_suspensions_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "public"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "merchant_application_steps_of" ON "merchant_application_steps" USING btree ("application_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "merchant_applications_open_of_applicant" ON "merchant_applications" USING btree ("applicant_id") WHERE "merchant_applications"."state" in ('draft', 'submitted', 'returned');--> statement-breakpoint
CREATE UNIQUE INDEX "merchant_applications_live_code" ON "merchant_applications" USING btree ("credit_code") WHERE "merchant_applications"."state" in ('submitted', 'returned', 'approved');--> statement-breakpoint
CREATE INDEX "merchant_applications_of_applicant" ON "merchant_applications" USING btree ("applicant_id","id");--> statement-breakpoint
CREATE INDEX "merchant_applications_of_county" ON "merchant_applications" USING btree ("county_code","state","submitted_at","id");--> statement-breakpoint
CREATE INDEX "merchant_applications_by_state" ON "merchant_applications" USING btree ("state","submitted_at","id");--> statement-breakpoint
CREATE INDEX "merchant_documents_of_owner" ON "merchant_documents" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "merchant_licences_in_force" ON "merchant_licences" USING btree ("merchant_id","kind") WHERE "merchant_licences"."state" = 'accepted';--> statement-breakpoint
CREATE UNIQUE INDEX "merchant_licences_waiting" ON "merchant_licences" USING btree ("merchant_id","kind") WHERE "merchant_licences"."state" = 'submitted';--> statement-breakpoint
CREATE INDEX "merchant_licences_of_merchant" ON "merchant_licences" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "merchant_licences_by_state" ON "merchant_licences" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "merchant_licences_ending" ON "merchant_licences" USING btree ("valid_to") WHERE "merchant_licences"."state" = 'accepted';--> statement-breakpoint
CREATE INDEX "merchant_suspensions_of" ON "merchant_suspensions" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "products_barred" ON "products" USING btree ("merchant_id") WHERE state = 'barred';--> statement-breakpoint
CREATE INDEX "users_of_offices" ON "users" USING btree ("id") WHERE roles && array['county', 'city', 'operator'];--> statement-breakpoint
CREATE INDEX "merchants_of_county" ON "merchants" USING btree ("county_code","name");--> statement-breakpoint
CREATE INDEX "merchants_ending" ON "merchants" USING btree ("licensed_through") WHERE "merchants"."licensed_through" is not null;--> statement-breakpoint
CREATE INDEX "merchants_barred" ON "merchants" USING btree ("id") WHERE "merchants"."barred";--> statement-breakpoint
ALTER TABLE "merchants" ADD CONSTRAINT "merchants_credit_code" UNIQUE("credit_code");--> statement-breakpoint
ALTER TABLE "merchants" ADD CONSTRAINT "merchants_sub_mchid" UNIQUE("sub_mchid");--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_state" CHECK ("products"."state" in ('draft', 'inReview', 'returned', 'onSale', 'withdrawn', 'barred'));--> statement-breakpoint
ALTER TABLE "merchant_staff" ADD CONSTRAINT "merchant_staff_role" CHECK ("merchant_staff"."role" in ('owner', 'goods', 'orders', 'finance'));--> statement-breakpoint
ALTER TABLE "merchants" ADD CONSTRAINT "merchants_state" CHECK ("merchants"."state" in ('active', 'suspended'));--> statement-breakpoint
ALTER TABLE "merchants" ADD CONSTRAINT "merchants_suspended" CHECK (("merchants"."state" = 'suspended') = ("merchants"."suspended_reason" is not null));--> statement-breakpoint
ALTER TABLE "merchants" ADD CONSTRAINT "merchants_suspended_barred" CHECK ("merchants"."state" <> 'suspended' or "merchants"."barred");--> statement-breakpoint
ALTER TABLE "merchants" ADD CONSTRAINT "merchants_credit_code_shape" CHECK ("merchants"."credit_code" ~ '^[0-9A-HJ-NPQRTUWXY]{18}$');--> statement-breakpoint
ALTER TABLE "merchants" ADD CONSTRAINT "merchants_sub_mchid_shape" CHECK ("merchants"."sub_mchid" ~ '^[0-9]{10}$');