CREATE INDEX "commitments_anywhere" ON "commitments" USING gin ((title->>'sv') gin_trgm_ops,(title->>'en') gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "parties_anywhere" ON "parties" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "people_anywhere" ON "people" USING gin ("name" gin_trgm_ops,"email" gin_trgm_ops);