ALTER TABLE "pending_imports" ADD COLUMN "row_numbers" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "pending_imports" ADD COLUMN "notes" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "pending_imports" ADD COLUMN "result" jsonb;