CREATE TABLE "union_distributions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purchase_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"group_name" text NOT NULL,
	"signed_at" timestamp with time zone,
	"signed_by" uuid,
	CONSTRAINT "union_distributions_member" UNIQUE("purchase_id","member_id"),
	CONSTRAINT "union_distributions_signed" CHECK (("union_distributions"."signed_at" is null) = ("union_distributions"."signed_by" is null))
);
--> statement-breakpoint
CREATE TABLE "union_purchases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"union_id" uuid NOT NULL,
	"budget_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"name" text NOT NULL,
	"members" integer NOT NULL,
	"total_fen" bigint NOT NULL,
	"items" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "union_purchases_payment" UNIQUE("payment_id"),
	CONSTRAINT "union_purchases_members" CHECK ("union_purchases"."members" > 0)
);
--> statement-breakpoint
ALTER TABLE "union_distributions" ADD CONSTRAINT "union_distributions_purchase_id_union_purchases_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "public"."union_purchases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "union_distributions_in_order" ON "union_distributions" USING btree ("purchase_id","group_name","id");--> statement-breakpoint
CREATE INDEX "union_distributions_of_member" ON "union_distributions" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "union_purchases_of_union" ON "union_purchases" USING btree ("union_id","id");