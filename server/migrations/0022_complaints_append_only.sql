-- Clocks are reckoned from these alone: what happened stays as it was written.
create function refuse_complaint_event_change() returns trigger language plpgsql as $$
begin
  raise exception 'complaint_events is append-only: % refused', lower(tg_op) using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger complaint_events_append_only
before update or delete or truncate on complaint_events
for each statement execute function refuse_complaint_event_change();
