CREATE TABLE "message_consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"template_id" text NOT NULL,
	"agreed_at" timestamp with time zone NOT NULL,
	"message_id" uuid,
	CONSTRAINT "message_consents_message" UNIQUE("message_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"path" text,
	"dedupe_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	CONSTRAINT "messages_once" UNIQUE("user_id","dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "order_refund_lines" (
	"refund_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"cash_fen" bigint NOT NULL,
	"freight_fen" bigint NOT NULL,
	"points_fen" bigint NOT NULL,
	"allowances" jsonb NOT NULL,
	CONSTRAINT "order_refund_lines_refund_id_order_line_id_pk" PRIMARY KEY("refund_id","order_line_id"),
	CONSTRAINT "order_refund_lines_quantity" CHECK ("order_refund_lines"."quantity" >= 1)
);
--> statement-breakpoint
CREATE TABLE "order_refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"cash_fen" bigint NOT NULL,
	"points_fen" bigint NOT NULL,
	"allowance_fen" bigint NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_refunds_amounts" CHECK ("order_refunds"."cash_fen" >= 0 and "order_refunds"."points_fen" >= 0 and "order_refunds"."allowance_fen" >= 0),
	CONSTRAINT "order_refunds_state" CHECK ("order_refunds"."state" in ('requested', 'succeeded', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"held" bigint DEFAULT 0 NOT NULL,
	"may_go_negative" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_accounts_unit" CHECK ("ledger_accounts"."unit" in ('fen', 'point')),
	CONSTRAINT "ledger_accounts_held" CHECK ("ledger_accounts"."held" >= 0),
	CONSTRAINT "ledger_accounts_balance" CHECK ("ledger_accounts"."may_go_negative" or "ledger_accounts"."balance" >= "ledger_accounts"."held")
);
--> statement-breakpoint
CREATE TABLE "ledger_holds" (
	"transfer_id" uuid PRIMARY KEY NOT NULL,
	"subject_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_transfers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint GENERATED ALWAYS AS IDENTITY (sequence name "ledger_transfers_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit" text NOT NULL,
	"from_account_id" uuid NOT NULL,
	"to_account_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"code" text NOT NULL,
	"phase" text NOT NULL,
	"pending_id" uuid,
	"subject_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_transfers_amount" CHECK ("ledger_transfers"."amount" > 0),
	CONSTRAINT "ledger_transfers_accounts" CHECK ("ledger_transfers"."from_account_id" <> "ledger_transfers"."to_account_id"),
	CONSTRAINT "ledger_transfers_phase" CHECK ("ledger_transfers"."phase" in ('single', 'pending', 'post', 'void')),
	CONSTRAINT "ledger_transfers_pending" CHECK (("ledger_transfers"."pending_id" is not null) = ("ledger_transfers"."phase" in ('post', 'void')))
);
--> statement-breakpoint
CREATE TABLE "check_ins" (
	"user_id" uuid NOT NULL,
	"day" date NOT NULL,
	"streak_days" integer NOT NULL,
	"points" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "check_ins_user_id_day_pk" PRIMARY KEY("user_id","day"),
	CONSTRAINT "check_ins_streak" CHECK ("check_ins"."streak_days" >= 1)
);
--> statement-breakpoint
CREATE TABLE "share_codes" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "share_codes_code" UNIQUE("code")
);
--> statement-breakpoint
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
CREATE TABLE "allowances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"grant_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"amount_fen" bigint NOT NULL,
	"returned_fen" bigint DEFAULT 0 NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "allowances_once" UNIQUE("grant_id","member_id"),
	CONSTRAINT "allowances_amount" CHECK ("allowances"."amount_fen" > 0),
	CONSTRAINT "allowances_returned" CHECK ("allowances"."returned_fen" between 0 and "allowances"."amount_fen")
);
--> statement-breakpoint
CREATE TABLE "budget_sources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"budget_id" uuid NOT NULL,
	"title" text NOT NULL,
	"document_no" text NOT NULL,
	"issued_on" date NOT NULL,
	"amount_fen" bigint NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "budget_sources_amount" CHECK ("budget_sources"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "roster_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"union_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"roster_version" integer NOT NULL,
	"row_count" integer NOT NULL,
	"added" integer NOT NULL,
	"updated" integer NOT NULL,
	"unchanged" integer NOT NULL,
	"error_count" integer NOT NULL,
	"errors" jsonb NOT NULL,
	"rows_encrypted" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "roster_imports_state" CHECK ("roster_imports"."state" in ('preview', 'imported', 'cancelled')),
	CONSTRAINT "roster_imports_rows" CHECK (("roster_imports"."rows_encrypted" is not null) = ("roster_imports"."state" = 'preview'))
);
--> statement-breakpoint
CREATE TABLE "union_budgets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"union_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"state" text NOT NULL,
	"member_year_cap_fen" bigint,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"returned_fen" bigint,
	CONSTRAINT "union_budgets_year" UNIQUE("union_id","year"),
	CONSTRAINT "union_budgets_state" CHECK ("union_budgets"."state" in ('open', 'closed')),
	CONSTRAINT "union_budgets_closed" CHECK (("union_budgets"."state" = 'closed') = ("union_budgets"."closed_at" is not null)
        and ("union_budgets"."state" = 'closed') = ("union_budgets"."returned_fen" is not null)),
	CONSTRAINT "union_budgets_cap" CHECK ("union_budgets"."member_year_cap_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "union_grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"union_id" uuid NOT NULL,
	"budget_id" uuid NOT NULL,
	"name" text NOT NULL,
	"scope" jsonb NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"state" text DEFAULT 'issued' NOT NULL,
	"members" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"year" integer NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "union_grants_state" CHECK ("union_grants"."state" in ('issued', 'withdrawn', 'expired')),
	CONSTRAINT "union_grants_dates" CHECK ("union_grants"."valid_from" <= "union_grants"."valid_to"),
	CONSTRAINT "union_grants_amount" CHECK ("union_grants"."members" > 0 and "union_grants"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "union_join_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"union_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name_encrypted" text NOT NULL,
	"phone_encrypted" text NOT NULL,
	"phone_index" text NOT NULL,
	"state" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	CONSTRAINT "union_join_requests_person" UNIQUE("union_id","user_id"),
	CONSTRAINT "union_join_requests_state" CHECK ("union_join_requests"."state" in ('requested', 'approved', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "union_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"union_id" uuid NOT NULL,
	"name_encrypted" text NOT NULL,
	"phone_encrypted" text NOT NULL,
	"phone_index" text NOT NULL,
	"group_name" text NOT NULL,
	"state" text NOT NULL,
	"user_id" uuid,
	"joined_at" timestamp with time zone,
	CONSTRAINT "union_members_phone" UNIQUE("union_id","phone_index"),
	CONSTRAINT "union_members_state" CHECK ("union_members"."state" in ('active', 'left')),
	CONSTRAINT "union_members_joined" CHECK (("union_members"."user_id" is null) = ("union_members"."joined_at" is null))
);
--> statement-breakpoint
CREATE TABLE "union_officers" (
	"union_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "union_officers_pkey" PRIMARY KEY("union_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "unions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"unit_name" text NOT NULL,
	"invoice_title" text NOT NULL,
	"tax_no" text NOT NULL,
	"invite_code" text NOT NULL,
	"roster_version" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "unions_invite_code" UNIQUE("invite_code"),
	CONSTRAINT "unions_invite_code_form" CHECK ("unions"."invite_code" ~ '^[A-Z0-9]{8}$')
);
--> statement-breakpoint
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
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_quantity";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_amount";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_paid";--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "points_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "allowance_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "allowances" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "refunded_quantity" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "points_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "allowance_fen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "fund_budget_id" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "sharer_id" uuid;--> statement-breakpoint
ALTER TABLE "order_refund_lines" ADD CONSTRAINT "order_refund_lines_refund_id_order_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."order_refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_refund_lines" ADD CONSTRAINT "order_refund_lines_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_refunds" ADD CONSTRAINT "order_refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_holds" ADD CONSTRAINT "ledger_holds_transfer_id_ledger_transfers_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."ledger_transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_from_account_id_ledger_accounts_id_fk" FOREIGN KEY ("from_account_id") REFERENCES "public"."ledger_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_to_account_id_ledger_accounts_id_fk" FOREIGN KEY ("to_account_id") REFERENCES "public"."ledger_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowances" ADD CONSTRAINT "allowances_grant_id_union_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."union_grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowances" ADD CONSTRAINT "allowances_member_id_union_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."union_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_sources" ADD CONSTRAINT "budget_sources_budget_id_union_budgets_id_fk" FOREIGN KEY ("budget_id") REFERENCES "public"."union_budgets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_imports" ADD CONSTRAINT "roster_imports_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "union_budgets" ADD CONSTRAINT "union_budgets_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "union_grants" ADD CONSTRAINT "union_grants_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "union_grants" ADD CONSTRAINT "union_grants_budget_id_union_budgets_id_fk" FOREIGN KEY ("budget_id") REFERENCES "public"."union_budgets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "union_join_requests" ADD CONSTRAINT "union_join_requests_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "union_members" ADD CONSTRAINT "union_members_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "union_officers" ADD CONSTRAINT "union_officers_union_id_unions_id_fk" FOREIGN KEY ("union_id") REFERENCES "public"."unions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "union_distributions" ADD CONSTRAINT "union_distributions_purchase_id_union_purchases_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "public"."union_purchases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_consents_free" ON "message_consents" USING btree ("user_id","template_id") WHERE "message_consents"."message_id" is null;--> statement-breakpoint
CREATE INDEX "messages_of_user" ON "messages" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "messages_unread" ON "messages" USING btree ("user_id") WHERE "messages"."read_at" is null;--> statement-breakpoint
CREATE INDEX "order_refund_lines_of_line" ON "order_refund_lines" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "order_refunds_of_order" ON "order_refunds" USING btree ("order_id","id");--> statement-breakpoint
CREATE INDEX "ledger_accounts_of_owner" ON "ledger_accounts" USING btree ("owner_id","kind");--> statement-breakpoint
CREATE INDEX "ledger_accounts_of_points" ON "ledger_accounts" USING btree ("created_at") WHERE "ledger_accounts"."kind" = 'points';--> statement-breakpoint
CREATE INDEX "ledger_holds_of_subject" ON "ledger_holds" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "ledger_holds_due" ON "ledger_holds" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transfers_resolves" ON "ledger_transfers" USING btree ("pending_id") WHERE "ledger_transfers"."pending_id" is not null;--> statement-breakpoint
CREATE INDEX "ledger_transfers_from" ON "ledger_transfers" USING btree ("from_account_id","sequence");--> statement-breakpoint
CREATE INDEX "ledger_transfers_to" ON "ledger_transfers" USING btree ("to_account_id","sequence");--> statement-breakpoint
CREATE INDEX "ledger_transfers_subject" ON "ledger_transfers" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "union_evidence_of_union" ON "union_evidence" USING btree ("union_id","id");--> statement-breakpoint
CREATE INDEX "union_evidence_by_age" ON "union_evidence" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "union_invoices_of_union" ON "union_invoices" USING btree ("union_id","state","id");--> statement-breakpoint
CREATE INDEX "allowances_of_member" ON "allowances" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "budget_sources_of_budget" ON "budget_sources" USING btree ("budget_id");--> statement-breakpoint
CREATE INDEX "roster_imports_waiting" ON "roster_imports" USING btree ("created_at") WHERE "roster_imports"."state" = 'preview';--> statement-breakpoint
CREATE INDEX "roster_imports_of_union" ON "roster_imports" USING btree ("union_id");--> statement-breakpoint
CREATE INDEX "union_grants_of_union" ON "union_grants" USING btree ("union_id","id");--> statement-breakpoint
CREATE INDEX "union_grants_of_budget" ON "union_grants" USING btree ("budget_id");--> statement-breakpoint
CREATE INDEX "union_grants_to_expire" ON "union_grants" USING btree ("valid_to") WHERE "union_grants"."state" = 'issued';--> statement-breakpoint
CREATE INDEX "union_join_requests_of_user" ON "union_join_requests" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "union_members_user" ON "union_members" USING btree ("user_id","union_id") WHERE "union_members"."user_id" is not null;--> statement-breakpoint
CREATE INDEX "union_members_in_order" ON "union_members" USING btree ("union_id","state","group_name","id");--> statement-breakpoint
CREATE INDEX "union_members_of_phone" ON "union_members" USING btree ("phone_index");--> statement-breakpoint
CREATE INDEX "union_officers_of_user" ON "union_officers" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "union_distributions_in_order" ON "union_distributions" USING btree ("purchase_id","group_name","id");--> statement-breakpoint
CREATE INDEX "union_distributions_of_member" ON "union_distributions" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "union_purchases_of_union" ON "union_purchases" USING btree ("union_id","id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_tenders" CHECK ("order_lines"."points_fen" >= 0 and "order_lines"."allowance_fen" >= 0
        and "order_lines"."points_fen" + "order_lines"."allowance_fen" <= "order_lines"."payable_fen");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_refunded" CHECK ("order_lines"."refunded_quantity" between 0 and "order_lines"."quantity");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_quantity" CHECK ("order_lines"."quantity" between 1 and 100000);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_tenders" CHECK ("orders"."points_fen" >= 0 and "orders"."allowance_fen" >= 0
        and "orders"."points_fen" + "orders"."allowance_fen" <= "orders"."total_fen");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_amount" CHECK ("payments"."amount_fen" >= 0);--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_paid" CHECK ("payments"."state" <> 'paid' or "payments"."amount_fen" = 0 or "payments"."transaction_id" is not null);