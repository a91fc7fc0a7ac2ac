-- Scopes name venues now, and audiences are more than a word: what was written before says the same as before.
update campaigns
set plan = jsonb_set(
  jsonb_set(plan, '{scope,venueIds}', '[]'),
  '{audience}',
  case plan ->> 'audience'
    when 'unionMembers' then '{"kind": "unionMembers", "unionIds": []}'::jsonb
    else jsonb_build_object('kind', plan ->> 'audience')
  end
)
where plan ->> 'kind' = 'offer' and jsonb_typeof(plan -> 'audience') = 'string';
--> statement-breakpoint
update coupon_batches set scope = scope || '{"venueIds": []}' where not scope ? 'venueIds';
