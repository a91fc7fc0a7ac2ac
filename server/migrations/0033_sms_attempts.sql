ALTER TABLE "sms_codes" DROP CONSTRAINT "sms_codes_attempts";--> statement-breakpoint
ALTER TABLE "sms_codes" ADD CONSTRAINT "sms_codes_attempts" CHECK ("sms_codes"."attempts" between 0 and 20);