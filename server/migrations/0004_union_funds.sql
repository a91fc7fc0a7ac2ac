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
CREATE INDEX "ledger_accounts_by_age" ON "ledger_accounts" USING btree ("kind","created_at") WHERE "ledger_accounts"."balance" > 0;