ALTER TABLE "orders" DROP CONSTRAINT "orders_after_sales";--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "withheld_quantity" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "order_lines" line SET "withheld_quantity" = asked."units" FROM (
  SELECT held."line_id", sum(held."quantity")::integer AS "units" FROM "after_sale_lines" held
  JOIN "after_sales" one ON one."id" = held."after_sale_id"
  WHERE one."state" = 'requested' AND one."unshipped" GROUP BY held."line_id"
) asked WHERE asked."line_id" = line."id";--> statement-breakpoint
ALTER TABLE "orders" DROP COLUMN "withheld_units";--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_withheld" CHECK ("order_lines"."withheld_quantity" between 0 and "order_lines"."held_quantity");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_after_sales" CHECK ("orders"."open_after_sales" >= 0);