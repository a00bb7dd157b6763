CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"to" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"queued_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX "mails_queued" ON "mails" USING btree ("queued_at" DESC NULLS LAST);