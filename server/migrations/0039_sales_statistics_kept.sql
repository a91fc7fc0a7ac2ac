-- What counties were told stays as it was told: a published bulletin can be withdrawn and nothing else.
create function refuse_bulletin_change() returns trigger language plpgsql as $$
begin
  if old.state = 'draft' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'UPDATE' and old.state = 'published' and new.state = 'withdrawn'
    and to_jsonb(new) - '{state,withdrawn_at,withdrawn_reason,superseded_by_id}'::text[]
      = to_jsonb(old) - '{state,withdrawn_at,withdrawn_reason,superseded_by_id}'::text[] then
    return new;
  end if;
  raise exception 'a published bulletin is immutable: % refused', lower(tg_op) using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger bulletins_immutable before update or delete on bulletins
for each row execute function refuse_bulletin_change();
--> statement-breakpoint
-- A draft keeps the figures that it was drafted with.
create function refuse_bulletin_figures() returns trigger language plpgsql as $$
begin
  raise exception 'figures of a bulletin are frozen' using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger bulletins_frozen before update on bulletins
for each row when (old.figures is distinct from new.figures) execute function refuse_bulletin_figures();
--> statement-breakpoint
create function refuse_sales_target_change() returns trigger language plpgsql as $$
begin
  raise exception 'sales_targets is append-only: % refused', lower(tg_op) using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger sales_targets_append_only
before update or delete or truncate on sales_targets
for each statement execute function refuse_sales_target_change();
