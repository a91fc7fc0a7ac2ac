-- Append-only: what was written in the audit stays, whoever asks. A statement trigger also sees truncate, and statements that meet no row.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entries is append-only: % refused', lower(tg_op) using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger audit_entries_append_only
before update or delete or truncate on audit_entries
for each statement execute function refuse_audit_change();
