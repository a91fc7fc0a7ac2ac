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
CREATE INDEX "message_consents_free" ON "message_consents" USING btree ("user_id","template_id") WHERE "message_consents"."message_id" is null;--> statement-breakpoint
CREATE INDEX "messages_of_user" ON "messages" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "messages_unread" ON "messages" USING btree ("user_id") WHERE "messages"."read_at" is null;