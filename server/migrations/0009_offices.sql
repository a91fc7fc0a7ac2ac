CREATE TABLE "county_staff" (
	"user_id" uuid NOT NULL,
	"county_code" text NOT NULL,
	CONSTRAINT "county_staff_pkey" PRIMARY KEY("user_id","county_code")
);
--> statement-breakpoint
ALTER TABLE "county_staff" ADD CONSTRAINT "county_staff_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "county_staff_of_county" ON "county_staff" USING btree ("county_code");