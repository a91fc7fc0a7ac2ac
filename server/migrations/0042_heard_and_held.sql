-- Whoever settles a dispute is not to stand worse than who refuses: what settling took is cancelled.
INSERT INTO "credit_entries" ("id", "merchant_id", "rule", "source_kind", "source_id", "points", "term_days", "entered_on", "words", "cancels", "at")
SELECT gen_random_uuid(), "merchant_id", "rule", "source_kind", "source_id", "points", "term_days", "entered_on", '达成调解协议不再扣分', "id", now()
FROM "credit_entries" entry
WHERE "rule" = 'complaintUpheld' AND "cancels" IS NULL
  AND NOT EXISTS (SELECT FROM "credit_entries" cancelling WHERE cancelling."cancels" = entry."id");--> statement-breakpoint
-- What began before it was paused, or runs, keeps its first beginning.
UPDATE "campaigns" SET "began_at" = greatest("starts_at", "published_at")
WHERE "published_at" IS NOT NULL AND NOT ("state" = 'paused' AND greatest("starts_at", "published_at") > now());--> statement-breakpoint
UPDATE "skus" SET "special_began" = campaign."began_at" FROM "campaigns" campaign
WHERE campaign."id" = "skus"."special_campaign_id" AND campaign."began_at" < "skus"."special_from";--> statement-breakpoint
-- What market supervision asked for, and no authority lifted since, is held from now on.
INSERT INTO "trace_holds" ("id", "batch_id", "source_id", "held_by", "held_at")
SELECT gen_random_uuid(), sample."batch_id", sample."id", sample."decided_by", sample."recall_asked_at"
FROM "inspection_samples" sample
WHERE sample."recall_asked_at" IS NOT NULL AND sample."batch_id" IS NOT NULL AND NOT EXISTS (
  SELECT FROM "trace_recalls" recall WHERE recall."batch_id" = sample."batch_id"
    AND recall."by" <> 'merchant' AND recall."lifted_at" > sample."recall_asked_at");
