CREATE TABLE "live_attributions" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"place" text NOT NULL,
	"clicked_at" timestamp with time zone NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "live_attributions_place" CHECK ("live_attributions"."place" in ('home', 'channel', 'session', 'product', 'streamer', 'share', 'message')),
	CONSTRAINT "live_attributions_times" CHECK ("live_attributions"."clicked_at" <= "live_attributions"."placed_at")
);
--> statement-breakpoint
CREATE TABLE "live_counts" (
	"session_id" uuid NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"place" text NOT NULL,
	"exposures" bigint DEFAULT 0 NOT NULL,
	"clicks" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "live_counts_session_id_hour_place_pk" PRIMARY KEY("session_id","hour","place"),
	CONSTRAINT "live_counts_place" CHECK ("live_counts"."place" in ('home', 'channel', 'session', 'product', 'streamer', 'share', 'message')),
	CONSTRAINT "live_counts_counts" CHECK ("live_counts"."exposures" >= 0 and "live_counts"."clicks" >= 0)
);
--> statement-breakpoint
CREATE TABLE "live_support" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"score" integer NOT NULL,
	"sales_points" integer NOT NULL,
	"click_points" integer NOT NULL,
	"county_points" integer NOT NULL,
	"cooperative_points" integer NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "live_support_sum" CHECK ("live_support"."score" = "live_support"."sales_points" + "live_support"."click_points" + "live_support"."county_points" + "live_support"."cooperative_points")
);
--> statement-breakpoint
CREATE TABLE "live_reminder_sessions" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "live_reminders" (
	"session_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"told_starts_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "live_reminders_session_id_user_id_pk" PRIMARY KEY("session_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "fee_waivers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"merchant_id" uuid NOT NULL,
	"month" text NOT NULL,
	"live_sales_fen" bigint NOT NULL,
	"ground" text NOT NULL,
	"fee_per_mille" integer NOT NULL,
	"share_per_mille" integer NOT NULL,
	"cap_fen" bigint NOT NULL,
	"amount_fen" bigint NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	"payout_id" uuid,
	CONSTRAINT "fee_waivers_once" UNIQUE("merchant_id","month"),
	CONSTRAINT "fee_waivers_ground" CHECK ("fee_waivers"."ground" in ('sales', 'listedCounty')),
	CONSTRAINT "fee_waivers_amount" CHECK ("fee_waivers"."amount_fen" > 0 and "fee_waivers"."amount_fen" <= "fee_waivers"."cap_fen"),
	CONSTRAINT "fee_waivers_paid" CHECK ("fee_waivers"."payout_id" is null or "fee_waivers"."applied_at" is not null),
	CONSTRAINT "fee_waivers_month" CHECK ("fee_waivers"."month" ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$')
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "claimed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "live_reminders" ADD CONSTRAINT "live_reminders_session_id_live_reminder_sessions_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."live_reminder_sessions"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_attributions_of_session" ON "live_attributions" USING btree ("session_id","placed_at");--> statement-breakpoint
CREATE INDEX "live_attributions_by_time" ON "live_attributions" USING btree ("placed_at");--> statement-breakpoint
CREATE INDEX "live_counts_by_hour" ON "live_counts" USING btree ("hour");--> statement-breakpoint
CREATE INDEX "live_reminder_sessions_open" ON "live_reminder_sessions" USING btree ("session_id") WHERE "live_reminder_sessions"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "live_reminders_waiting" ON "live_reminders" USING btree ("session_id","user_id") WHERE "live_reminders"."reminded_at" is null;--> statement-breakpoint
CREATE INDEX "live_reminders_of_user" ON "live_reminders" USING btree ("user_id","session_id");--> statement-breakpoint
CREATE INDEX "fee_waivers_by_month" ON "fee_waivers" USING btree ("month");--> statement-breakpoint
CREATE INDEX "fee_waivers_open" ON "fee_waivers" USING btree ("merchant_id") WHERE "fee_waivers"."payout_id" is null;--> statement-breakpoint
CREATE INDEX "ledger_transfers_waived" ON "ledger_transfers" USING btree ("to_account_id","created_at") WHERE "ledger_transfers"."code" = 'merchant.feeWaiver';