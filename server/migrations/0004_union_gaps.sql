ALTER TABLE "union_invoices" DROP CONSTRAINT "union_invoices_received";--> statement-breakpoint
ALTER TABLE "union_invoices" DROP CONSTRAINT "union_invoices_state";--> statement-breakpoint
ALTER TABLE "union_distributions" DROP CONSTRAINT "union_distributions_signed";--> statement-breakpoint
ALTER TABLE "order_refunds" ADD COLUMN "to_fund_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "received_by" text;--> statement-breakpoint
ALTER TABLE "union_invoices" ADD COLUMN "merchant_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "budget_sources" ADD COLUMN "file_key" text;--> statement-breakpoint
ALTER TABLE "union_distributions" ADD COLUMN "order_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "union_distributions" ADD COLUMN "signed_as" text;--> statement-breakpoint
ALTER TABLE "union_purchases" ADD COLUMN "delivery" text DEFAULT 'unit' NOT NULL;--> statement-breakpoint
CREATE INDEX "union_invoices_of_merchant" ON "union_invoices" USING btree ("merchant_id","state","id");--> statement-breakpoint
CREATE UNIQUE INDEX "union_grants_once" ON "union_grants" USING btree ("budget_id","name") WHERE "union_grants"."state" = 'issued';--> statement-breakpoint
CREATE INDEX "union_purchases_of_budget" ON "union_purchases" USING btree ("budget_id","name");--> statement-breakpoint
ALTER TABLE "budget_sources" ADD CONSTRAINT "budget_sources_file" UNIQUE("file_key");--> statement-breakpoint
ALTER TABLE "order_refunds" ADD CONSTRAINT "order_refunds_to_fund" CHECK ("order_refunds"."to_fund_fen" between 0 and "order_refunds"."allowance_fen");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_received" CHECK (("orders"."received_at" is null) = ("orders"."received_by" is null) and "orders"."received_by" in ('buyer', 'system'));--> statement-breakpoint
ALTER TABLE "union_invoices" ADD CONSTRAINT "union_invoices_made_out" CHECK (("union_invoices"."state" = 'requested') = ("union_invoices"."invoice_no" is null)
        and ("union_invoices"."state" = 'requested') = ("union_invoices"."issued_on" is null));--> statement-breakpoint
ALTER TABLE "union_invoices" ADD CONSTRAINT "union_invoices_state" CHECK ("union_invoices"."state" in ('requested', 'issued', 'received'));--> statement-breakpoint
ALTER TABLE "union_distributions" ADD CONSTRAINT "union_distributions_signed" CHECK (("union_distributions"."signed_at" is null) = ("union_distributions"."signed_by" is null)
        and ("union_distributions"."signed_at" is null) = ("union_distributions"."signed_as" is null) and "union_distributions"."signed_as" in ('member', 'officer'));--> statement-breakpoint
ALTER TABLE "union_purchases" ADD CONSTRAINT "union_purchases_delivery" CHECK ("union_purchases"."delivery" in ('unit', 'members'));