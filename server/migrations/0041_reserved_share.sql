ALTER TABLE "sku_sold_prices" ADD COLUMN "sold_at" timestamp with time zone;--> statement-breakpoint
-- At what moment of its day is not known: at its end, so that nobody is accused by it.
UPDATE "sku_sold_prices" SET "sold_at" = (("day" + 1)::timestamp AT TIME ZONE 'Asia/Shanghai') - interval '1 second';--> statement-breakpoint
ALTER TABLE "sku_sold_prices" ALTER COLUMN "sold_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "skus" ADD COLUMN "special_began" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "began_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sku_sold_prices" DROP CONSTRAINT "sku_sold_prices_pkey";
--> statement-breakpoint
ALTER TABLE "sku_sold_prices" ADD CONSTRAINT "sku_sold_prices_pkey" PRIMARY KEY("sku_id","day","lowest_fen");--> statement-breakpoint
ALTER TABLE "skus" ADD CONSTRAINT "skus_special_began" CHECK ("skus"."special_began" is null or coalesce("skus"."special_began" < "skus"."special_from", false));