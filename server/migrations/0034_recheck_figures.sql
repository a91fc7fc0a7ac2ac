ALTER TABLE "certification_imports" ADD COLUMN "confirmed_by" uuid;--> statement-breakpoint
ALTER TABLE "certification_rechecks" ADD COLUMN "households" integer;--> statement-breakpoint
ALTER TABLE "certification_rechecks" ADD COLUMN "yuan_per_household_year" integer;--> statement-breakpoint
ALTER TABLE "live_reminders" ADD COLUMN "moved_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "certification_imports_waiting" ON "certification_imports" USING btree ("created_at") WHERE state = 'preview';--> statement-breakpoint
ALTER TABLE "certification_imports" ADD CONSTRAINT "certification_imports_confirmed" CHECK ("certification_imports"."confirmed_by" <> "certification_imports"."owner_id");--> statement-breakpoint
ALTER TABLE "certification_rechecks" ADD CONSTRAINT "certification_rechecks_found" CHECK (num_nulls("certification_rechecks"."households", "certification_rechecks"."yuan_per_household_year") in (0, 2)
        and "certification_rechecks"."households" >= 0 and "certification_rechecks"."yuan_per_household_year" >= 0);