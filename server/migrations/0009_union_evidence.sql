CREATE TABLE "union_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"union_id" uuid NOT NULL,
	"requested_by" uuid NOT NULL,
	"grant_id" uuid,
	"from_day" date,
	"to_day" date,
	"title" text NOT NULL,
	"format" text NOT NULL,
	"state" text NOT NULL,
	"percent" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"file_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "union_evidence_file" UNIQUE("file_key"),
	CONSTRAINT "union_evidence_format" CHECK ("union_evidence"."format" in ('xlsx', 'pdf')),
	CONSTRAINT "union_evidence_state" CHECK ("union_evidence"."state" in ('queued', 'running', 'done', 'failed')),
	CONSTRAINT "union_evidence_percent" CHECK ("union_evidence"."percent" between 0 and 100),
	CONSTRAINT "union_evidence_failure" CHECK (("union_evidence"."failure" is not null) = ("union_evidence"."state" = 'failed')),
	CONSTRAINT "union_evidence_of" CHECK (("union_evidence"."grant_id" is null) = ("union_evidence"."from_day" is not null)
        and ("union_evidence"."grant_id" is null) = ("union_evidence"."to_day" is not null) and "union_evidence"."from_day" <= "union_evidence"."to_day")
);
--> statement-breakpoint
CREATE TABLE "union_invoices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"union_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"order_no" text NOT NULL,
	"merchant_name" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"state" text NOT NULL,
	"invoice_no" text,
	"issued_on" date,
	"requested_at" timestamp with time zone NOT NULL,
	CONSTRAINT "union_invoices_order" UNIQUE("order_id","union_id"),
	CONSTRAINT "union_invoices_amount" CHECK ("union_invoices"."amount_fen" > 0),
	CONSTRAINT "union_invoices_state" CHECK ("union_invoices"."state" in ('requested', 'received')),
	CONSTRAINT "union_invoices_received" CHECK (("union_invoices"."state" = 'received') = ("union_invoices"."invoice_no" is not null)
        and ("union_invoices"."state" = 'received') = ("union_invoices"."issued_on" is not null))
);
--> statement-breakpoint
CREATE INDEX "union_evidence_of_union" ON "union_evidence" USING btree ("union_id","id");--> statement-breakpoint
CREATE INDEX "union_evidence_by_age" ON "union_evidence" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "union_invoices_of_union" ON "union_invoices" USING btree ("union_id","state","id");