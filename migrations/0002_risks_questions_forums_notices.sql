-- Similar questions, and words typed in part, are found by trigrams. A trusted extension: the database's owner may make it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "attendances" (
	"meeting_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"person_id" uuid,
	"came" boolean NOT NULL,
	CONSTRAINT "attendances_meeting_id_seat_id_pk" PRIMARY KEY("meeting_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "forum_programmes" (
	"programme_id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"gates" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "forum_programmes_programme_id_forum_id_pk" PRIMARY KEY("programme_id","forum_id")
);
--> statement-breakpoint
CREATE TABLE "forums" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text COLLATE "sv-x-icu" NOT NULL,
	"kind" text NOT NULL,
	"party_id" uuid NOT NULL,
	"is_local" boolean DEFAULT false NOT NULL,
	"mandate" text NOT NULL,
	"commissioner" text DEFAULT '' NOT NULL,
	"parent_id" uuid,
	"cadence" text DEFAULT 'monthly' NOT NULL,
	"next_meeting_on" date,
	"created_at" timestamptz NOT NULL,
	"ended_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "forums_not_own_parent" CHECK ("forums"."parent_id" <> "forums"."id")
);
--> statement-breakpoint
CREATE TABLE "held_meetings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"forum_id" uuid NOT NULL,
	"held_on" date NOT NULL,
	"recorded_at" timestamptz NOT NULL,
	"recorded_by" uuid,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matters" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"forum_id" uuid NOT NULL,
	"programme_id" uuid,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"why" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"listed_at" timestamptz NOT NULL,
	"settled_at" timestamptz,
	"settled_why" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rollout_forums" (
	"programme_id" uuid NOT NULL,
	"rollout_id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	CONSTRAINT "rollout_forums_programme_id_rollout_id_pk" PRIMARY KEY("programme_id","rollout_id")
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"id" uuid PRIMARY KEY NOT NULL,
	"forum_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"may_decide" text DEFAULT '' NOT NULL,
	"number" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_choices" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"way" text NOT NULL,
	CONSTRAINT "notice_choices_person_id_kind_pk" PRIMARY KEY("person_id","kind")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"programme_id" uuid,
	"href" text NOT NULL,
	"once" text NOT NULL,
	"at" timestamptz NOT NULL,
	"read_at" timestamptz,
	"mail_way" text NOT NULL,
	"mailed_at" timestamptz
);
--> statement-breakpoint
CREATE TABLE "programme_numbers" (
	"programme_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "programme_numbers_programme_id_kind_pk" PRIMARY KEY("programme_id","kind")
);
--> statement-breakpoint
CREATE TABLE "question_affected" (
	"programme_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamptz NOT NULL,
	CONSTRAINT "question_affected_programme_id_question_id_organisation_id_pk" PRIMARY KEY("programme_id","question_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "question_entries" (
	"programme_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"outcome" text,
	"moved_to" date,
	"person_id" uuid,
	"said_by" text DEFAULT '' NOT NULL,
	"function_kind" text,
	"party_id" uuid,
	"at" timestamptz NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('swedish', text)) STORED,
	CONSTRAINT "question_entries_programme_id_question_id_id_pk" PRIMARY KEY("programme_id","question_id","id")
);
--> statement-breakpoint
CREATE TABLE "question_settings" (
	"programme_id" uuid PRIMARY KEY NOT NULL,
	"own_days" integer DEFAULT 10 NOT NULL,
	"programme_days" integer DEFAULT 10 NOT NULL,
	"forum_days" integer DEFAULT 10 NOT NULL,
	"forum_id" uuid,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_stays" (
	"programme_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"place" text NOT NULL,
	"forum_id" uuid,
	"organisation_id" uuid,
	"started_at" timestamptz NOT NULL,
	"started_on" date NOT NULL,
	"promised_by" date NOT NULL,
	"answer_by" date NOT NULL,
	"postponements" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamptz,
	"ended_how" text,
	"working_days" integer,
	CONSTRAINT "question_stays_programme_id_question_id_id_pk" PRIMARY KEY("programme_id","question_id","id")
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"programme_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"number" integer NOT NULL,
	"kind" text DEFAULT 'question' NOT NULL,
	"title" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"from_path" text DEFAULT '' NOT NULL,
	"from_title" text DEFAULT '' NOT NULL,
	"organisation_id" uuid NOT NULL,
	"rollout_id" uuid,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamptz NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"place" text NOT NULL,
	"forum_id" uuid,
	"owner_function_id" uuid,
	"since" timestamptz NOT NULL,
	"answer_by" date NOT NULL,
	"forwarded_at" timestamptz,
	"outcome" text,
	"answer" text DEFAULT '' NOT NULL,
	"moved_to" date,
	"answered_at" timestamptz,
	"answered_by" uuid,
	"postponements" integer DEFAULT 0 NOT NULL,
	"reopenings" integer DEFAULT 0 NOT NULL,
	"closed_at" timestamptz,
	"affected" integer DEFAULT 0 NOT NULL,
	"visibility" text DEFAULT 'all-but-suppliers' NOT NULL,
	"visible_to_forum_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('swedish', title), 'A') || setweight(to_tsvector('swedish', text), 'B') || setweight(to_tsvector('swedish', answer), 'B')) STORED,
	CONSTRAINT "questions_programme_id_id_pk" PRIMARY KEY("programme_id","id"),
	CONSTRAINT "questions_number" UNIQUE("programme_id","number"),
	CONSTRAINT "questions_place" CHECK (("questions"."place" = 'forum') = ("questions"."forum_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "risk_actions" (
	"programme_id" uuid NOT NULL,
	"risk_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"what" text NOT NULL,
	"owner_function_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"done_at" timestamptz,
	"withdrawn_at" timestamptz,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "risk_actions_programme_id_risk_id_id_pk" PRIMARY KEY("programme_id","risk_id","id")
);
--> statement-breakpoint
CREATE TABLE "risk_alternatives" (
	"programme_id" uuid NOT NULL,
	"risk_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"consequences" text DEFAULT '' NOT NULL,
	"chosen" boolean DEFAULT false NOT NULL,
	"chosen_at" timestamptz,
	"chosen_reason" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "risk_alternatives_programme_id_risk_id_id_pk" PRIMARY KEY("programme_id","risk_id","id"),
	CONSTRAINT "risk_alternatives_number" UNIQUE("programme_id","risk_id","number")
);
--> statement-breakpoint
CREATE TABLE "risk_levels" (
	"programme_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"name" jsonb NOT NULL,
	"from_score" smallint NOT NULL,
	"to_score" smallint NOT NULL,
	"review_days" integer NOT NULL,
	"holder_forum_id" uuid,
	"holder_function_id" uuid,
	CONSTRAINT "risk_levels_programme_id_number_pk" PRIMARY KEY("programme_id","number"),
	CONSTRAINT "risk_levels_scores" CHECK ("risk_levels"."from_score" between 1 and 25 and "risk_levels"."to_score" between "risk_levels"."from_score" and 25),
	CONSTRAINT "risk_levels_holder" CHECK (num_nonnulls("risk_levels"."holder_forum_id", "risk_levels"."holder_function_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "risk_scores" (
	"programme_id" uuid NOT NULL,
	"risk_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"at" timestamptz NOT NULL,
	"on" date NOT NULL,
	"probability" smallint NOT NULL,
	"impact" smallint NOT NULL,
	"person_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "risk_scores_programme_id_risk_id_id_pk" PRIMARY KEY("programme_id","risk_id","id")
);
--> statement-breakpoint
CREATE TABLE "risk_settings" (
	"programme_id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "risks" (
	"programme_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"number" integer NOT NULL,
	"rollout_id" uuid,
	"threat" text NOT NULL,
	"vulnerability" text DEFAULT '' NOT NULL,
	"consequence" text DEFAULT '' NOT NULL,
	"area_key" text,
	"probability" smallint NOT NULL,
	"impact" smallint NOT NULL,
	"score" smallint GENERATED ALWAYS AS (probability * impact) STORED NOT NULL,
	"level" smallint NOT NULL,
	"holder_forum_id" uuid,
	"holder_function_id" uuid,
	"held_since" timestamptz NOT NULL,
	"owner_function_id" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"wording" integer DEFAULT 1 NOT NULL,
	"accepted_at" timestamptz,
	"accepted_by" uuid,
	"accepted_reason" text DEFAULT '' NOT NULL,
	"proposed_probability" smallint,
	"proposed_impact" smallint,
	"proposed_reason" text DEFAULT '' NOT NULL,
	"proposed_at" timestamptz,
	"proposed_by" uuid,
	"next_review_on" date NOT NULL,
	"raised_at" timestamptz,
	"joined_into_id" uuid,
	"outcome" text,
	"outcome_text" text DEFAULT '' NOT NULL,
	"closed_at" timestamptz,
	"visibility" text DEFAULT 'all-but-suppliers' NOT NULL,
	"organisation_id" uuid NOT NULL,
	"visible_to_forum_id" uuid,
	"created_at" timestamptz NOT NULL,
	"created_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('swedish', threat), 'A') || setweight(to_tsvector('swedish', vulnerability), 'B') || setweight(to_tsvector('swedish', consequence), 'B')) STORED,
	CONSTRAINT "risks_programme_id_id_pk" PRIMARY KEY("programme_id","id"),
	CONSTRAINT "risks_number" UNIQUE("programme_id","number"),
	CONSTRAINT "risks_scale" CHECK ("risks"."probability" between 1 and 5 and "risks"."impact" between 1 and 5),
	CONSTRAINT "risks_holder" CHECK (num_nonnulls("risks"."holder_forum_id", "risks"."holder_function_id") = 1),
	CONSTRAINT "risks_proposal" CHECK (num_nonnulls("risks"."proposed_probability", "risks"."proposed_impact", "risks"."proposed_at") in (0, 3) and "risks"."proposed_probability" between 1 and 5 and "risks"."proposed_impact" between 1 and 5)
);
--> statement-breakpoint
DROP INDEX "functions_one";--> statement-breakpoint
ALTER TABLE "receipts" ADD COLUMN "broken_by_owner_id" uuid;--> statement-breakpoint
ALTER TABLE "functions" ADD COLUMN "title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "history" ADD COLUMN "forum_id" uuid;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "html" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "unsubscribe_url" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "sent_at" timestamptz;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "next_try_at" timestamptz;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "last_error" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "gave_up_at" timestamptz;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_meeting_id_held_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."held_meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_seat_id_seats_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seats"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum_programmes" ADD CONSTRAINT "forum_programmes_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum_programmes" ADD CONSTRAINT "forum_programmes_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums" ADD CONSTRAINT "forums_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forums" ADD CONSTRAINT "forums_parent" FOREIGN KEY ("parent_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_meetings" ADD CONSTRAINT "held_meetings_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_meetings" ADD CONSTRAINT "held_meetings_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_forums" ADD CONSTRAINT "rollout_forums_rollout" FOREIGN KEY ("programme_id","rollout_id") REFERENCES "public"."rollouts"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rollout_forums" ADD CONSTRAINT "rollout_forums_serves" FOREIGN KEY ("programme_id","forum_id") REFERENCES "public"."forum_programmes"("programme_id","forum_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_id_functions_id_fk" FOREIGN KEY ("id") REFERENCES "public"."functions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_numbers" ADD CONSTRAINT "programme_numbers_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_affected" ADD CONSTRAINT "question_affected_organisation_id_parties_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_affected" ADD CONSTRAINT "question_affected_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_affected" ADD CONSTRAINT "question_affected_question" FOREIGN KEY ("programme_id","question_id") REFERENCES "public"."questions"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_entries" ADD CONSTRAINT "question_entries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_entries" ADD CONSTRAINT "question_entries_party_id_parties_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_entries" ADD CONSTRAINT "question_entries_question" FOREIGN KEY ("programme_id","question_id") REFERENCES "public"."questions"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_settings" ADD CONSTRAINT "question_settings_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_settings" ADD CONSTRAINT "question_settings_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_stays" ADD CONSTRAINT "question_stays_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_stays" ADD CONSTRAINT "question_stays_organisation_id_parties_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_stays" ADD CONSTRAINT "question_stays_question" FOREIGN KEY ("programme_id","question_id") REFERENCES "public"."questions"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_organisation_id_parties_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_forum_id_forums_id_fk" FOREIGN KEY ("forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_owner_function_id_functions_id_fk" FOREIGN KEY ("owner_function_id") REFERENCES "public"."functions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_visible_to_forum_id_forums_id_fk" FOREIGN KEY ("visible_to_forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_rollout_fk" FOREIGN KEY ("programme_id","rollout_id") REFERENCES "public"."rollouts"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_actions" ADD CONSTRAINT "risk_actions_owner_function_id_functions_id_fk" FOREIGN KEY ("owner_function_id") REFERENCES "public"."functions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_actions" ADD CONSTRAINT "risk_actions_risk" FOREIGN KEY ("programme_id","risk_id") REFERENCES "public"."risks"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_alternatives" ADD CONSTRAINT "risk_alternatives_risk" FOREIGN KEY ("programme_id","risk_id") REFERENCES "public"."risks"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_levels" ADD CONSTRAINT "risk_levels_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_levels" ADD CONSTRAINT "risk_levels_holder_forum_id_forums_id_fk" FOREIGN KEY ("holder_forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_levels" ADD CONSTRAINT "risk_levels_holder_function_id_functions_id_fk" FOREIGN KEY ("holder_function_id") REFERENCES "public"."functions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_scores" ADD CONSTRAINT "risk_scores_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_scores" ADD CONSTRAINT "risk_scores_risk" FOREIGN KEY ("programme_id","risk_id") REFERENCES "public"."risks"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_settings" ADD CONSTRAINT "risk_settings_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risks" ADD CONSTRAINT "risks_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risks" ADD CONSTRAINT "risks_holder_forum_id_forums_id_fk" FOREIGN KEY ("holder_forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risks" ADD CONSTRAINT "risks_holder_function_id_functions_id_fk" FOREIGN KEY ("holder_function_id") REFERENCES "public"."functions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risks" ADD CONSTRAINT "risks_owner_function_id_functions_id_fk" FOREIGN KEY ("owner_function_id") REFERENCES "public"."functions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risks" ADD CONSTRAINT "risks_accepted_by_people_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risks" ADD CONSTRAINT "risks_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risks" ADD CONSTRAINT "risks_organisation_id_parties_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risks" ADD CONSTRAINT "risks_visible_to_forum_id_forums_id_fk" FOREIGN KEY ("visible_to_forum_id") REFERENCES "public"."forums"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risks" ADD CONSTRAINT "risks_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risks" ADD CONSTRAINT "risks_rollout_fk" FOREIGN KEY ("programme_id","rollout_id") REFERENCES "public"."rollouts"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risks" ADD CONSTRAINT "risks_joined_fk" FOREIGN KEY ("programme_id","joined_into_id") REFERENCES "public"."risks"("programme_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendances_seat" ON "attendances" USING btree ("seat_id");--> statement-breakpoint
CREATE INDEX "forum_programmes_forum" ON "forum_programmes" USING btree ("forum_id");--> statement-breakpoint
CREATE INDEX "forums_party" ON "forums" USING btree ("party_id");--> statement-breakpoint
CREATE INDEX "forums_parent_of" ON "forums" USING btree ("parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "held_meetings_day" ON "held_meetings" USING btree ("forum_id","held_on");--> statement-breakpoint
CREATE UNIQUE INDEX "matters_open" ON "matters" USING btree ("forum_id","kind","subject_id") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "matters_subject" ON "matters" USING btree ("kind","subject_id");--> statement-breakpoint
CREATE INDEX "rollout_forums_forum" ON "rollout_forums" USING btree ("forum_id");--> statement-breakpoint
CREATE INDEX "seats_forum" ON "seats" USING btree ("forum_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("person_id","once");--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("person_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("person_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "notices_to_mail" ON "notices" USING btree ("mail_way","person_id") WHERE mailed_at is null and read_at is null and mail_way <> 'none';--> statement-breakpoint
CREATE INDEX "question_entries_search" ON "question_entries" USING gin ("search");--> statement-breakpoint
CREATE INDEX "question_stays_place" ON "question_stays" USING btree ("programme_id","place","forum_id");--> statement-breakpoint
CREATE INDEX "questions_list" ON "questions" USING btree ("programme_id","state","answer_by");--> statement-breakpoint
CREATE INDEX "questions_guarded" ON "questions" USING btree ("programme_id") WHERE visibility not in ('programme', 'all-but-suppliers');--> statement-breakpoint
CREATE INDEX "questions_organisation" ON "questions" USING btree ("programme_id","organisation_id");--> statement-breakpoint
CREATE INDEX "questions_owner" ON "questions" USING btree ("owner_function_id");--> statement-breakpoint
CREATE INDEX "questions_forum" ON "questions" USING btree ("forum_id");--> statement-breakpoint
CREATE INDEX "questions_asker" ON "questions" USING btree ("asked_by");--> statement-breakpoint
CREATE INDEX "questions_due" ON "questions" USING btree ("answer_by") WHERE state in ('asked', 'acknowledged');--> statement-breakpoint
CREATE INDEX "questions_search" ON "questions" USING gin ("search");--> statement-breakpoint
CREATE INDEX "questions_alike" ON "questions" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "risk_actions_owner" ON "risk_actions" USING btree ("owner_function_id");--> statement-breakpoint
CREATE INDEX "risk_levels_forum" ON "risk_levels" USING btree ("holder_forum_id");--> statement-breakpoint
CREATE INDEX "risks_list" ON "risks" USING btree ("programme_id","state","score" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "risks_guarded" ON "risks" USING btree ("programme_id") WHERE visibility not in ('programme', 'all-but-suppliers');--> statement-breakpoint
CREATE INDEX "risks_rollout" ON "risks" USING btree ("programme_id","rollout_id");--> statement-breakpoint
CREATE INDEX "risks_forum" ON "risks" USING btree ("holder_forum_id");--> statement-breakpoint
CREATE INDEX "risks_function" ON "risks" USING btree ("holder_function_id");--> statement-breakpoint
CREATE INDEX "risks_owner" ON "risks" USING btree ("owner_function_id");--> statement-breakpoint
CREATE INDEX "risks_joined" ON "risks" USING btree ("programme_id","joined_into_id");--> statement-breakpoint
CREATE INDEX "risks_search" ON "risks" USING gin ("search");--> statement-breakpoint
CREATE INDEX "risks_anywhere" ON "risks" USING gin ("threat" gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_broken_by_owner_id_parties_id_fk" FOREIGN KEY ("broken_by_owner_id") REFERENCES "public"."parties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "commitments_anywhere" ON "commitments" USING gin ((title->>'sv') gin_trgm_ops,(title->>'en') gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "parties_anywhere" ON "parties" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "people_anywhere" ON "people" USING gin ("name" gin_trgm_ops,"email" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "history_guarded" ON "history" USING btree ("programme_id","recorded_at" DESC NULLS LAST) WHERE visibility not in ('programme', 'all-but-suppliers');--> statement-breakpoint
CREATE INDEX "mails_to_send" ON "mails" USING btree ("next_try_at") WHERE sent_at is null and gave_up_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "functions_one" ON "functions" USING btree ("kind","party_id",coalesce("programme_id", '00000000-0000-0000-0000-000000000000'),coalesce("area_key", '')) WHERE kind <> 'seat';
--> statement-breakpoint
-- Programmes lie above notices in the order of the slices, so this key can't stand in the notices slice's tables.
ALTER TABLE notices ADD CONSTRAINT notices_programme FOREIGN KEY (programme_id) REFERENCES programmes (id);
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER risk_scores_are_append_only BEFORE UPDATE OR DELETE ON risk_scores
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER question_entries_are_append_only BEFORE UPDATE OR DELETE ON question_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
