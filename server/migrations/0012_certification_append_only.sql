-- What was done to a case or a certificate stays as it was written: mistakes are mended by another step.
create function refuse_certification_step_change() returns trigger language plpgsql as $$
begin
  raise exception 'certification_steps is append-only: % refused', lower(tg_op) using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger certification_steps_append_only
before update or delete or truncate on certification_steps
for each statement execute function refuse_certification_step_change();
