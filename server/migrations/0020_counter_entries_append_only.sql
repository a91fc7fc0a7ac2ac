-- Append-only, as stock_entries is: why a counter was filled, emptied or counted stays.
create function refuse_counter_entry_change() returns trigger language plpgsql as $$
begin
  raise exception 'counter_stock_entries is append-only: % refused', lower(tg_op) using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger counter_stock_entries_append_only
before update or delete or truncate on counter_stock_entries
for each statement execute function refuse_counter_entry_change();
