ALTER TABLE "receipts" ADD COLUMN "promised_before_on" date;--> statement-breakpoint
ALTER TABLE "receipts" ADD COLUMN "late_after" date;--> statement-breakpoint
ALTER TABLE "receipts" ADD COLUMN "excused_after" date;--> statement-breakpoint
ALTER TABLE "receipts" ADD COLUMN "breach_after" date;--> statement-breakpoint
ALTER TABLE "receipts" ADD COLUMN "exemption_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "receipts" ADD COLUMN "exemption_asked_on" date;--> statement-breakpoint
ALTER TABLE "receipts" ADD COLUMN "exempt_from" text;--> statement-breakpoint
CREATE INDEX "receipts_receiver" ON "receipts" USING btree ("receiver_id","state") WHERE unit_id is null;