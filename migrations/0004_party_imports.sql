CREATE TABLE "pending_party_imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"file_name" text NOT NULL,
	"rows" jsonb NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamptz NOT NULL,
	"done_at" timestamptz,
	"result" jsonb
);
