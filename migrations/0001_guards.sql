-- What happened can't be changed. A lawful redaction sets `samtakt.redaction` in its own transaction, may only empty the
-- parameters, and is itself recorded.
CREATE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('samtakt.redaction', true) = 'on'
     AND (to_jsonb(NEW) - 'params') = (to_jsonb(OLD) - 'params') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'history is append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE ON history
  FOR EACH ROW EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE TRIGGER history_is_not_truncated BEFORE TRUNCATE ON history
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
--> statement-breakpoint
CREATE FUNCTION refuse_date_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'go-live dates are append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER go_live_dates_are_append_only BEFORE UPDATE OR DELETE ON go_live_dates
  FOR EACH ROW EXECUTE FUNCTION refuse_date_change();
--> statement-breakpoint
-- Programmes lie above people in the order of the slices, so this key can't stand in the people slice's tables.
ALTER TABLE functions ADD CONSTRAINT functions_programme FOREIGN KEY (programme_id) REFERENCES programmes (id);
--> statement-breakpoint
ALTER TABLE people ADD CONSTRAINT people_user FOREIGN KEY (user_id) REFERENCES "user" (id);
