ALTER TABLE "order_refunds" ADD COLUMN "takes_gifts" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "order_refunds" refund SET "takes_gifts" = true FROM "after_sales" one
WHERE one."refund_id" = refund."id"
  AND (one."kind" = 'returnRefund' OR (one."kind" = 'refundOnly' AND one."unshipped"));--> statement-breakpoint
-- Those that no case made took the gifts along when nothing had been sent: the audit row says what the order was then.
UPDATE "order_refunds" refund SET "takes_gifts" = true FROM "audit_entries" entry
WHERE entry."subject" = 'order' AND entry."subject_id" = refund."order_id" AND entry."action" = 'order.refund'
  AND entry."after" ->> 'refundId' = refund."id"::text AND entry."before" ->> 'state' = 'paid'
  AND NOT EXISTS (SELECT FROM "after_sales" one WHERE one."refund_id" = refund."id");--> statement-breakpoint
ALTER TABLE "order_refunds" ALTER COLUMN "takes_gifts" DROP DEFAULT;
