CREATE TABLE "comments" (
	"programme_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"commitment_id" uuid NOT NULL,
	"receipt_id" uuid,
	"text" text NOT NULL,
	"visibility" text DEFAULT 'programme' NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamptz NOT NULL,
	CONSTRAINT "comments_programme_id_id_pk" PRIMARY KEY("programme_id","id")
);
--> statement-breakpoint
CREATE TABLE "commitment_dependencies" (
	"programme_id" uuid NOT NULL,
	"commitment_id" uuid NOT NULL,
	"depends_on_id" uuid NOT NULL,
	CONSTRAINT "commitment_dependencies_programme_id_commitment_id_depends_on_id_pk" PRIMARY KEY("programme_id","commitment_id","depends_on_id")
);
--> statement-breakpoint
CREATE TABLE "commitments" (
	"programme_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"scope" text NOT NULL,
	"wave_id" uuid,
	"rollout_id" uuid,
	"area_key" text NOT NULL,
	"number" integer DEFAULT 0 NOT NULL,
	"title" jsonb NOT NULL,
	"why" jsonb NOT NULL,
	"evidence" jsonb NOT NULL,
	"owner_id" uuid NOT NULL,
	"owner_function_id" uuid,
	"due_rule" jsonb NOT NULL,
	"not_before" text,
	"validity" text,
	"minimum_days" integer DEFAULT 5 NOT NULL,
	"critical" boolean DEFAULT false NOT NULL,
	"mandatory" boolean DEFAULT false NOT NULL,
	"approver" text,
	"forecast_on" date,
	"forecast_reason" text DEFAULT '' NOT NULL,
	"delivery_number" integer DEFAULT 0 NOT NULL,
	"delivery_label" text DEFAULT '' NOT NULL,
	"visibility" text DEFAULT 'programme' NOT NULL,
	"organisation_id" uuid NOT NULL,
	"template_id" uuid,
	"template_item_key" text,
	"template_version" integer,
	"import_key" text,
	"withdrawn_at" timestamptz,
	"created_at" timestamptz NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('swedish', coalesce(title->>'sv','')), 'A') || setweight(to_tsvector('english', coalesce(title->>'en','')), 'A') || setweight(to_tsvector('swedish', coalesce(why->>'sv','')), 'C')) STORED,
	CONSTRAINT "commitments_programme_id_id_pk" PRIMARY KEY("programme_id","id")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"programme_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"commitment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"link" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"file_id" uuid,
	"delivered_on" date NOT NULL,
	"recorded_at" timestamptz NOT NULL,
	"person_id" uuid,
	"by_name" text DEFAULT '' NOT NULL,
	CONSTRAINT "deliveries_programme_id_id_pk" PRIMARY KEY("programme_id","id")
);
--> statement-breakpoint
CREATE TABLE "internal_notes" (
	"programme_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"commitment_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"text" text NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamptz NOT NULL,
	CONSTRAINT "internal_notes_programme_id_id_pk" PRIMARY KEY("programme_id","id")
);
--> statement-breakpoint
CREATE TABLE "readiness_snapshots" (
	"programme_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"half" text NOT NULL,
	"on" date NOT NULL,
	"applicable" real NOT NULL,
	"accepted" real NOT NULL,
	"overdue" real NOT NULL,
	"light" text NOT NULL,
	CONSTRAINT "readiness_snapshots_programme_id_rollout_id_half_on_pk" PRIMARY KEY("programme_id","rollout_id","half","on")
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"programme_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"commitment_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"receiver_id" uuid NOT NULL,
	"unit_id" uuid,
	"units" integer DEFAULT 0 NOT NULL,
	"units_applicable" integer DEFAULT 0 NOT NULL,
	"units_accepted" integer DEFAULT 0 NOT NULL,
	"go_live_id" uuid,
	"area_key" text NOT NULL,
	"half" text NOT NULL,
	"critical" boolean NOT NULL,
	"state" text DEFAULT 'not-started' NOT NULL,
	"nominal_on" date,
	"due_on" date,
	"extended_on" date,
	"not_before_on" date,
	"broken_by_decision_on" date,
	"promised_before_on" date,
	"late_after" date,
	"excused_after" date,
	"breach_after" date,
	"first_delivered_on" date,
	"delivery_number" integer DEFAULT 0 NOT NULL,
	"delivered_on" date,
	"review_due_on" date,
	"accepted_on" date,
	"expires_on" date,
	"reason" text DEFAULT '' NOT NULL,
	"exemption_reason" text DEFAULT '' NOT NULL,
	"exemption_asked_on" date,
	"exempt_from" text,
	"consent_due_on" date,
	"before_samtakt" boolean DEFAULT false NOT NULL,
	"function_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "receipts_programme_id_id_pk" PRIMARY KEY("programme_id","id"),
	CONSTRAINT "receipts_once" UNIQUE NULLS NOT DISTINCT("programme_id","commitment_id","rollout_id","unit_id"),
	CONSTRAINT "receipts_due_together" CHECK (("receipts"."due_on" is null) = ("receipts"."nominal_on" is null))
);
--> statement-breakpoint
CREATE TABLE "roll_ups" (
	"programme_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"area_key" text NOT NULL,
	"half" text NOT NULL,
	"applicable" real NOT NULL,
	"accepted" real NOT NULL,
	"total" integer NOT NULL,
	"first_due" date,
	"returned_critical" integer NOT NULL,
	"open" jsonb NOT NULL,
	CONSTRAINT "roll_ups_programme_id_rollout_id_area_key_half_pk" PRIMARY KEY("programme_id","rollout_id","area_key","half")
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"programme_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"mapping" jsonb NOT NULL,
	CONSTRAINT "import_mappings_programme_id_kind_pk" PRIMARY KEY("programme_id","kind")
);
--> statement-breakpoint
CREATE TABLE "pending_imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"programme_id" uuid,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"header" jsonb NOT NULL,
	"rows" jsonb NOT NULL,
	"row_numbers" jsonb NOT NULL,
	"notes" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamptz NOT NULL,
	"done_at" timestamptz,
	"result" jsonb
);
--> statement-breakpoint
CREATE TABLE "pending_party_imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"file_name" text NOT NULL,
	"rows" jsonb NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamptz NOT NULL,
	"done_at" timestamptz,
	"result" jsonb
);
--> statement-breakpoint
CREATE TABLE "parties" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"code" text,
	"name" text COLLATE "sv-x-icu" NOT NULL,
	"organisation_id" uuid NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamptz NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "party_relations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "party_relations_not_self" CHECK ("party_relations"."from_id" <> "party_relations"."to_id"),
	CONSTRAINT "party_relations_order" CHECK ("party_relations"."valid_to" is null or "party_relations"."valid_to" >= "party_relations"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "functions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"party_id" uuid NOT NULL,
	"programme_id" uuid,
	"area_key" text,
	"created_at" timestamptz NOT NULL,
	"ended_on" date
);
--> statement-breakpoint
CREATE TABLE "holdings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"function_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "holdings_order" CHECK ("holdings"."valid_to" is null or "holdings"."valid_to" >= "holdings"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"token_hash" text NOT NULL,
	"purpose" text NOT NULL,
	"person_id" uuid,
	"programme_id" uuid,
	"subject_id" uuid,
	"party_id" uuid,
	"recipient" text DEFAULT '' NOT NULL,
	"created_by" uuid,
	"created_at" timestamptz NOT NULL,
	"expires_at" timestamptz NOT NULL,
	"spent_at" timestamptz
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text COLLATE "sv-x-icu" NOT NULL,
	"email" text NOT NULL,
	"lang" text DEFAULT 'sv' NOT NULL,
	"user_id" uuid,
	"created_at" timestamptz NOT NULL,
	"closed_at" timestamptz,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"programme_id" uuid NOT NULL,
	"key" text NOT NULL,
	"number" integer NOT NULL,
	"name" jsonb NOT NULL,
	CONSTRAINT "areas_programme_id_key_pk" PRIMARY KEY("programme_id","key")
);
--> statement-breakpoint
CREATE TABLE "go_live_dates" (
	"programme_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"go_live_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on" date,
	"reason" text DEFAULT '' NOT NULL,
	"valid_from" date NOT NULL,
	"recorded_at" timestamptz NOT NULL,
	"person_id" uuid,
	"function_kind" text,
	CONSTRAINT "go_live_dates_programme_id_id_pk" PRIMARY KEY("programme_id","id")
);
--> statement-breakpoint
CREATE TABLE "go_lives" (
	"programme_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"rollout_id" uuid NOT NULL,
	"scope" text DEFAULT '' NOT NULL,
	"is_main" boolean DEFAULT true NOT NULL,
	"original_on" date,
	"decided_on" date,
	"forecast_on" date,
	"forecast_reason" text DEFAULT '' NOT NULL,
	"actual_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "go_lives_programme_id_id_pk" PRIMARY KEY("programme_id","id")
);
--> statement-breakpoint
CREATE TABLE "participants" (
	"programme_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "participants_programme_id_party_id_role_pk" PRIMARY KEY("programme_id","party_id","role")
);
--> statement-breakpoint
CREATE TABLE "programme_contacts" (
	"programme_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text COLLATE "sv-x-icu" NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	CONSTRAINT "programme_contacts_programme_id_id_pk" PRIMARY KEY("programme_id","id")
);
--> statement-breakpoint
CREATE TABLE "programmes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text COLLATE "sv-x-icu" NOT NULL,
	"purpose" text DEFAULT '' NOT NULL,
	"goals" text DEFAULT '' NOT NULL,
	"mandatory" text DEFAULT '' NOT NULL,
	"adaptable" text DEFAULT '' NOT NULL,
	"lead_party_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"review_days" integer DEFAULT 10 NOT NULL,
	"consent_days" integer DEFAULT 10 NOT NULL,
	"created_at" timestamptz NOT NULL,
	"closed_at" timestamptz,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiet_periods" (
	"programme_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"from" date NOT NULL,
	"to" date NOT NULL,
	CONSTRAINT "quiet_periods_programme_id_id_pk" PRIMARY KEY("programme_id","id"),
	CONSTRAINT "quiet_periods_order" CHECK ("quiet_periods"."to" >= "quiet_periods"."from")
);
--> statement-breakpoint
CREATE TABLE "rollout_areas" (
	"programme_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"area_key" text NOT NULL,
	"takes_part" boolean DEFAULT true NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "rollout_areas_programme_id_rollout_id_area_key_pk" PRIMARY KEY("programme_id","rollout_id","area_key")
);
--> statement-breakpoint
CREATE TABLE "rollout_units" (
	"programme_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"go_live_id" uuid,
	CONSTRAINT "rollout_units_programme_id_rollout_id_unit_id_pk" PRIMARY KEY("programme_id","rollout_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "rollouts" (
	"programme_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"party_id" uuid NOT NULL,
	"wave_id" uuid,
	"is_template" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'preparing' NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"comment_by" uuid,
	"comment_at" timestamptz,
	"guide_done_at" timestamptz,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rollouts_programme_id_id_pk" PRIMARY KEY("programme_id","id"),
	CONSTRAINT "rollouts_party" UNIQUE("programme_id","party_id")
);
--> statement-breakpoint
CREATE TABLE "waves" (
	"programme_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"number" integer NOT NULL,
	"name" text COLLATE "sv-x-icu" NOT NULL,
	"starts_on" date,
	"note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "waves_programme_id_id_pk" PRIMARY KEY("programme_id","id"),
	CONSTRAINT "waves_number" UNIQUE("programme_id","number")
);
--> statement-breakpoint
CREATE TABLE "template_applications" (
	"programme_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"template_id" uuid NOT NULL,
	"version_number" integer NOT NULL,
	"wave_id" uuid,
	"rollout_id" uuid,
	"at" timestamptz NOT NULL,
	"person_id" uuid,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"done_at" timestamptz,
	CONSTRAINT "template_applications_programme_id_id_pk" PRIMARY KEY("programme_id","id")
);
--> statement-breakpoint
CREATE TABLE "template_areas" (
	"template_id" uuid NOT NULL,
	"version_number" integer NOT NULL,
	"key" text NOT NULL,
	"number" integer NOT NULL,
	"name" jsonb NOT NULL,
	"about" jsonb NOT NULL,
	CONSTRAINT "template_areas_template_id_version_number_key_pk" PRIMARY KEY("template_id","version_number","key")
);
--> statement-breakpoint
CREATE TABLE "template_items" (
	"template_id" uuid NOT NULL,
	"version_number" integer NOT NULL,
	"key" text NOT NULL,
	"number" integer NOT NULL,
	"area_key" text NOT NULL,
	"title" jsonb NOT NULL,
	"why" jsonb NOT NULL,
	"evidence" jsonb NOT NULL,
	"owner" text NOT NULL,
	"receiver" text NOT NULL,
	"scope" text NOT NULL,
	"due_rule" jsonb NOT NULL,
	"not_before" text,
	"validity" text,
	"minimum_days" integer DEFAULT 5 NOT NULL,
	"depends_on" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"critical" boolean DEFAULT false NOT NULL,
	"mandatory" boolean DEFAULT false NOT NULL,
	"approver" text,
	CONSTRAINT "template_items_template_id_version_number_key_pk" PRIMARY KEY("template_id","version_number","key"),
	CONSTRAINT "template_items_number" UNIQUE("template_id","version_number","number")
);
--> statement-breakpoint
CREATE TABLE "template_versions" (
	"template_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"published_at" timestamptz,
	"created_at" timestamptz NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "template_versions_template_id_number_pk" PRIMARY KEY("template_id","number")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"programme_id" uuid,
	"built_in_key" text,
	"name" text COLLATE "sv-x-icu" NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"created_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stored_files" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" bigint NOT NULL,
	"created_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "history" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"recorded_at" timestamptz NOT NULL,
	"programme_id" uuid,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"rollout_id" uuid,
	"visibility" text DEFAULT 'programme' NOT NULL,
	"organisation_id" uuid,
	"code" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"person_id" uuid,
	"function_kind" text,
	"party_id" uuid,
	"valid_from" date NOT NULL,
	CONSTRAINT "history_id_recorded_at_pk" PRIMARY KEY("id","recorded_at")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"key" uuid PRIMARY KEY NOT NULL,
	"location" text NOT NULL,
	"at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"topic" text PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"to" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"queued_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text,
	"public_key" text NOT NULL,
	"user_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"counter" integer NOT NULL,
	"device_type" text NOT NULL,
	"backed_up" boolean NOT NULL,
	"transports" text,
	"aaguid" text,
	"created_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "secrets" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"created_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"token" text NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "two_factor" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" uuid NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_organisation_id_parties_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_commitment_fk" FOREIGN KEY ("programme_id","commitment_id") REFERENCES "public"."commitments"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_dependencies" ADD CONSTRAINT "commitment_dependencies_of" FOREIGN KEY ("programme_id","commitment_id") REFERENCES "public"."commitments"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_dependencies" ADD CONSTRAINT "commitment_dependencies_to" FOREIGN KEY ("programme_id","depends_on_id") REFERENCES "public"."commitments"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_owner_id_parties_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_owner_function_id_functions_id_fk" FOREIGN KEY ("owner_function_id") REFERENCES "public"."functions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_organisation_id_parties_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_wave" FOREIGN KEY ("programme_id","wave_id") REFERENCES "public"."waves"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_rollout_fk" FOREIGN KEY ("programme_id","rollout_id") REFERENCES "public"."rollouts"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_area" FOREIGN KEY ("programme_id","area_key") REFERENCES "public"."areas"("programme_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_file_id_stored_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_commitment_fk" FOREIGN KEY ("programme_id","commitment_id") REFERENCES "public"."commitments"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internal_notes" ADD CONSTRAINT "internal_notes_organisation_id_parties_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internal_notes" ADD CONSTRAINT "internal_notes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "internal_notes" ADD CONSTRAINT "internal_notes_commitment_fk" FOREIGN KEY ("programme_id","commitment_id") REFERENCES "public"."commitments"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readiness_snapshots" ADD CONSTRAINT "readiness_snapshots_rollout" FOREIGN KEY ("programme_id","rollout_id") REFERENCES "public"."rollouts"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_receiver_id_parties_id_fk" FOREIGN KEY ("receiver_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_unit_id_parties_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_function_id_functions_id_fk" FOREIGN KEY ("function_id") REFERENCES "public"."functions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_commitment_fk" FOREIGN KEY ("programme_id","commitment_id") REFERENCES "public"."commitments"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_rollout_fk" FOREIGN KEY ("programme_id","rollout_id") REFERENCES "public"."rollouts"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_go_live" FOREIGN KEY ("programme_id","go_live_id") REFERENCES "public"."go_lives"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roll_ups" ADD CONSTRAINT "roll_ups_rollout" FOREIGN KEY ("programme_id","rollout_id") REFERENCES "public"."rollouts"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_imports" ADD CONSTRAINT "pending_imports_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_imports" ADD CONSTRAINT "pending_imports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_relations" ADD CONSTRAINT "party_relations_from_id_parties_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_relations" ADD CONSTRAINT "party_relations_to_id_parties_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "functions" ADD CONSTRAINT "functions_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holdings" ADD CONSTRAINT "holdings_function_id_functions_id_fk" FOREIGN KEY ("function_id") REFERENCES "public"."functions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holdings" ADD CONSTRAINT "holdings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "areas" ADD CONSTRAINT "areas_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "go_live_dates" ADD CONSTRAINT "go_live_dates_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "go_live_dates" ADD CONSTRAINT "go_live_dates_go_live_fk" FOREIGN KEY ("programme_id","go_live_id") REFERENCES "public"."go_lives"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "go_lives" ADD CONSTRAINT "go_lives_rollout_fk" FOREIGN KEY ("programme_id","rollout_id") REFERENCES "public"."rollouts"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_contacts" ADD CONSTRAINT "programme_contacts_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_lead_party_id_parties_id_fk" FOREIGN KEY ("lead_party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiet_periods" ADD CONSTRAINT "quiet_periods_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_areas" ADD CONSTRAINT "rollout_areas_rollout" FOREIGN KEY ("programme_id","rollout_id") REFERENCES "public"."rollouts"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_areas" ADD CONSTRAINT "rollout_areas_area" FOREIGN KEY ("programme_id","area_key") REFERENCES "public"."areas"("programme_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_units" ADD CONSTRAINT "rollout_units_unit_id_parties_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_units" ADD CONSTRAINT "rollout_units_rollout" FOREIGN KEY ("programme_id","rollout_id") REFERENCES "public"."rollouts"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_units" ADD CONSTRAINT "rollout_units_go_live" FOREIGN KEY ("programme_id","go_live_id") REFERENCES "public"."go_lives"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollouts" ADD CONSTRAINT "rollouts_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollouts" ADD CONSTRAINT "rollouts_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollouts" ADD CONSTRAINT "rollouts_comment_by_people_id_fk" FOREIGN KEY ("comment_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollouts" ADD CONSTRAINT "rollouts_wave" FOREIGN KEY ("programme_id","wave_id") REFERENCES "public"."waves"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waves" ADD CONSTRAINT "waves_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_applications" ADD CONSTRAINT "template_applications_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_applications" ADD CONSTRAINT "template_applications_version" FOREIGN KEY ("template_id","version_number") REFERENCES "public"."template_versions"("template_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_areas" ADD CONSTRAINT "template_areas_version" FOREIGN KEY ("template_id","version_number") REFERENCES "public"."template_versions"("template_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_items" ADD CONSTRAINT "template_items_area" FOREIGN KEY ("template_id","version_number","area_key") REFERENCES "public"."template_areas"("template_id","version_number","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_commitment" ON "comments" USING btree ("programme_id","commitment_id","at");--> statement-breakpoint
CREATE INDEX "commitment_dependencies_on" ON "commitment_dependencies" USING btree ("programme_id","depends_on_id");--> statement-breakpoint
CREATE INDEX "commitments_owner" ON "commitments" USING btree ("programme_id","owner_id");--> statement-breakpoint
CREATE INDEX "commitments_template" ON "commitments" USING btree ("programme_id","template_id","template_item_key");--> statement-breakpoint
CREATE INDEX "commitments_rollout" ON "commitments" USING btree ("programme_id","rollout_id");--> statement-breakpoint
CREATE INDEX "commitments_search" ON "commitments" USING gin ("search");--> statement-breakpoint
CREATE INDEX "deliveries_commitment" ON "deliveries" USING btree ("programme_id","commitment_id","number");--> statement-breakpoint
CREATE INDEX "internal_notes_commitment" ON "internal_notes" USING btree ("programme_id","commitment_id","organisation_id");--> statement-breakpoint
CREATE INDEX "receipts_rollout" ON "receipts" USING btree ("programme_id","rollout_id","area_key","half");--> statement-breakpoint
CREATE INDEX "receipts_due" ON "receipts" USING btree ("programme_id","due_on","id") WHERE unit_id is null;--> statement-breakpoint
CREATE INDEX "receipts_function" ON "receipts" USING btree ("function_id");--> statement-breakpoint
CREATE INDEX "receipts_receiver" ON "receipts" USING btree ("receiver_id","state") WHERE unit_id is null;--> statement-breakpoint
CREATE INDEX "receipts_consent" ON "receipts" USING btree ("programme_id","consent_due_on") WHERE consent_due_on is not null;--> statement-breakpoint
CREATE INDEX "receipts_expires" ON "receipts" USING btree ("expires_on") WHERE expires_on is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "parties_code" ON "parties" USING btree ("code") WHERE code is not null;--> statement-breakpoint
CREATE INDEX "parties_name" ON "parties" USING btree ("name");--> statement-breakpoint
CREATE INDEX "parties_organisation" ON "parties" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "party_relations_from" ON "party_relations" USING btree ("from_id","kind");--> statement-breakpoint
CREATE INDEX "party_relations_to" ON "party_relations" USING btree ("to_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "functions_one" ON "functions" USING btree ("kind","party_id",coalesce("programme_id", '00000000-0000-0000-0000-000000000000'),coalesce("area_key", ''));--> statement-breakpoint
CREATE INDEX "functions_party" ON "functions" USING btree ("party_id");--> statement-breakpoint
CREATE INDEX "functions_programme" ON "functions" USING btree ("programme_id","party_id");--> statement-breakpoint
CREATE INDEX "holdings_function" ON "holdings" USING btree ("function_id","valid_from");--> statement-breakpoint
CREATE INDEX "holdings_person" ON "holdings" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_links_token" ON "one_time_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "one_time_links_subject" ON "one_time_links" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "people_user" ON "people" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "people_name" ON "people" USING btree ("name");--> statement-breakpoint
CREATE INDEX "go_live_dates_go_live" ON "go_live_dates" USING btree ("programme_id","go_live_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "go_lives_main" ON "go_lives" USING btree ("programme_id","rollout_id") WHERE is_main;--> statement-breakpoint
CREATE INDEX "go_lives_rollout" ON "go_lives" USING btree ("programme_id","rollout_id");--> statement-breakpoint
CREATE INDEX "participants_party" ON "participants" USING btree ("party_id");--> statement-breakpoint
CREATE INDEX "rollouts_party_only" ON "rollouts" USING btree ("party_id");--> statement-breakpoint
CREATE INDEX "stored_files_sha256" ON "stored_files" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "history_programme" ON "history" USING btree ("programme_id","recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "history_subject" ON "history" USING btree ("subject_id","recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "history_rollout" ON "history" USING btree ("rollout_id","recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mails_queued" ON "mails" USING btree ("queued_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "passkey_user" ON "passkey" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "passkey_credential" ON "passkey" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_expires" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "two_factor_secret" ON "two_factor" USING btree ("secret");--> statement-breakpoint
CREATE INDEX "two_factor_user" ON "two_factor" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");