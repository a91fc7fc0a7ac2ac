DROP INDEX "county_staff_of_county";--> statement-breakpoint
DROP INDEX "users_of_offices";--> statement-breakpoint
ALTER TABLE "county_staff" ADD COLUMN "office" text DEFAULT 'county' NOT NULL;--> statement-breakpoint
CREATE INDEX "county_staff_of_county" ON "county_staff" USING btree ("office","county_code");--> statement-breakpoint
CREATE INDEX "users_of_offices" ON "users" USING btree ("id") WHERE roles && array['county', 'city', 'regulator', 'operator'];--> statement-breakpoint
ALTER TABLE "county_staff" DROP CONSTRAINT "county_staff_pkey";
--> statement-breakpoint
ALTER TABLE "county_staff" ADD CONSTRAINT "county_staff_pkey" PRIMARY KEY("user_id","office","county_code");--> statement-breakpoint
ALTER TABLE "county_staff" ADD CONSTRAINT "county_staff_office" CHECK ("county_staff"."office" = 'regulator' or ("county_staff"."office" = 'county' and "county_staff"."county_code" <> '500000'));