CREATE TABLE "uploads" (
	"owner_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "uploads_owner_id_hash_pk" PRIMARY KEY("owner_id","hash")
);
--> statement-breakpoint
CREATE TABLE "media_verdicts" (
	"trace_id" text PRIMARY KEY NOT NULL,
	"suggest" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_ratings" (
	"product_id" uuid PRIMARY KEY NOT NULL,
	"star1" integer DEFAULT 0 NOT NULL,
	"star2" integer DEFAULT 0 NOT NULL,
	"star3" integer DEFAULT 0 NOT NULL,
	"star4" integer DEFAULT 0 NOT NULL,
	"star5" integer DEFAULT 0 NOT NULL,
	"with_photos" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "product_ratings_counts" CHECK (least("product_ratings"."star1", "product_ratings"."star2", "product_ratings"."star3", "product_ratings"."star4", "product_ratings"."star5", "product_ratings"."with_photos") >= 0)
);
--> statement-breakpoint
CREATE TABLE "review_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"review_id" uuid NOT NULL,
	"edition" smallint NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"doubt" text,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "review_answers_edition" CHECK ("review_answers"."edition" in (0, 1)),
	CONSTRAINT "review_answers_state" CHECK ("review_answers"."state" in ('pending', 'published', 'rejected', 'needsDecision')),
	CONSTRAINT "review_answers_published" CHECK (("review_answers"."state" = 'published') = ("review_answers"."published_at" is not null)),
	CONSTRAINT "review_answers_reason" CHECK ("review_answers"."state" <> 'rejected' or "review_answers"."reason" is not null),
	CONSTRAINT "review_answers_doubt" CHECK ("review_answers"."state" <> 'needsDecision' or "review_answers"."doubt" is not null)
);
--> statement-breakpoint
CREATE TABLE "review_photos" (
	"review_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"hash" text NOT NULL,
	"trace_id" text,
	CONSTRAINT "review_photos_review_id_position_pk" PRIMARY KEY("review_id","position"),
	CONSTRAINT "review_photos_position" CHECK ("review_photos"."position" between 0 and 8)
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_line_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"merchant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"anonymous" boolean NOT NULL,
	"product_name" text NOT NULL,
	"sku_name" text NOT NULL,
	"image_url" text NOT NULL,
	"stars" smallint NOT NULL,
	"grade" text GENERATED ALWAYS AS (case when stars >= 4 then 'good' when stars = 3 then 'middle' else 'bad' end) STORED NOT NULL,
	"text" text NOT NULL,
	"photos" smallint NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"text_suggest" text,
	"doubt" text,
	"reason" text,
	"answered" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "reviews_stars" CHECK ("reviews"."stars" between 1 and 5),
	CONSTRAINT "reviews_state" CHECK ("reviews"."state" in ('pending', 'published', 'rejected', 'needsDecision')),
	CONSTRAINT "reviews_photos" CHECK ("reviews"."photos" between 0 and 9),
	CONSTRAINT "reviews_text" CHECK (char_length("reviews"."text") <= 500),
	CONSTRAINT "reviews_published" CHECK (("reviews"."state" = 'published') = ("reviews"."published_at" is not null)),
	CONSTRAINT "reviews_reason" CHECK ("reviews"."state" <> 'rejected' or "reviews"."reason" is not null),
	CONSTRAINT "reviews_doubt" CHECK ("reviews"."state" <> 'needsDecision' or "reviews"."doubt" is not null)
);
--> statement-breakpoint
ALTER TABLE "review_answers" ADD CONSTRAINT "review_answers_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_photos" ADD CONSTRAINT "review_photos_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "media_verdicts_by_time" ON "media_verdicts" USING btree ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "review_answers_once" ON "review_answers" USING btree ("review_id","edition") WHERE state <> 'rejected';--> statement-breakpoint
CREATE INDEX "review_answers_of_review" ON "review_answers" USING btree ("review_id","id");--> statement-breakpoint
CREATE INDEX "review_answers_to_decide" ON "review_answers" USING btree ("id") WHERE state = 'needsDecision';--> statement-breakpoint
CREATE INDEX "review_answers_pending" ON "review_answers" USING btree ("created_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "review_photos_of_trace" ON "review_photos" USING btree ("trace_id") WHERE trace_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_once_per_line" ON "reviews" USING btree ("order_line_id") WHERE state <> 'rejected';--> statement-breakpoint
CREATE INDEX "reviews_of_author" ON "reviews" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "reviews_of_product" ON "reviews" USING btree ("product_id","id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "reviews_of_product_by_grade" ON "reviews" USING btree ("product_id","grade","id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "reviews_of_product_with_photos" ON "reviews" USING btree ("product_id","id") WHERE state = 'published' and photos > 0;--> statement-breakpoint
CREATE INDEX "reviews_of_merchant" ON "reviews" USING btree ("merchant_id","id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "reviews_of_merchant_by_grade" ON "reviews" USING btree ("merchant_id","grade","id") WHERE state = 'published';--> statement-breakpoint
CREATE INDEX "reviews_unanswered" ON "reviews" USING btree ("merchant_id","id") WHERE state = 'published' and not answered;--> statement-breakpoint
CREATE INDEX "reviews_to_decide" ON "reviews" USING btree ("id") WHERE state = 'needsDecision';--> statement-breakpoint
CREATE INDEX "reviews_pending" ON "reviews" USING btree ("created_at") WHERE state = 'pending';