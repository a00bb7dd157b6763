DROP INDEX "receipts_commitment";--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_once" UNIQUE NULLS NOT DISTINCT("programme_id","commitment_id","rollout_id","unit_id");