-- A credit record is evidence: what was entered stays; what an appeal took back is an entry of its own.
create function refuse_credit_entry_change() returns trigger language plpgsql as $$
begin
  raise exception 'credit_entries is append-only: % refused', lower(tg_op) using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger credit_entries_append_only
before update or delete or truncate on credit_entries
for each statement execute function refuse_credit_entry_change();
