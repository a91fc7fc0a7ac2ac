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
ALTER TABLE "brand_grant_products" ADD CONSTRAINT "brand_grant_products_grant_id_brand_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."brand_grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brand_grants" ADD CONSTRAINT "brand_grants_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brands" ADD CONSTRAINT "brands_parent_id_brands_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."brands"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_marks" ADD CONSTRAINT "product_marks_file_id_mark_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."mark_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "brand_grant_products_of_product" ON "brand_grant_products" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "brand_grants_of_brand" ON "brand_grants" USING btree ("brand_id","id");--> statement-breakpoint
CREATE INDEX "brands_of_parent" ON "brands" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "brands_of_county" ON "brands" USING btree ("county_code");--> statement-breakpoint
CREATE UNIQUE INDEX "product_marks_once" ON "product_marks" USING btree ("product_id","mark","certificate_no") WHERE "product_marks"."state" in ('pending', 'confirmed');--> statement-breakpoint
CREATE INDEX "product_marks_of_product" ON "product_marks" USING btree ("product_id") WHERE "product_marks"."state" = 'confirmed';--> statement-breakpoint
CREATE INDEX "product_marks_of_merchant" ON "product_marks" USING btree ("merchant_id","id");--> statement-breakpoint
CREATE INDEX "product_marks_of_county" ON "product_marks" USING btree ("county_code","state","id");