CREATE TABLE "former_people" (
	"mark" text PRIMARY KEY NOT NULL,
	"closed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_closed_nameless" CHECK ("users"."closed_at" is null or num_nonnulls("users"."phone_index", "users"."openid", "users"."unionid") = 0);