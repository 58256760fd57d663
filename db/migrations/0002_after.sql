-- What tables cannot say about themselves: sums kept by triggers, history, the chain of events, what is frozen,
-- and the rights of each role.

-- ── Tracking: where a supplier stands with a document ────────────────────────────────────────────────────
-- The same as `partOf` in app/features/signatures/tracking.ts; a test holds the two together.
create function tracking_part(state text, waits_for_person boolean, undelivered boolean, way text, signed_state text)
returns text language sql immutable parallel safe as $$
  select case
    when way is not null then case
      when signed_state in ('signed with reservation', 'accepted', 'accepted with gaps') then 'reservation'
      when signed_state = 'addendum signed' then 'own code'
      when way = 'here' then 'signed'
      else 'earlier or paper' end
    when state is null or state in ('draft', 'withdrawn') then 'not invited'
    when state = 'signed' then 'earlier or paper'
    when state = 'signed with reservation' then 'reservation'
    when state in ('accepted', 'accepted with gaps', 'addendum signed') then 'own code'
    when state = 'declined' then 'declined'
    when state in ('exempted', 'not relevant', 'satisfied') then 'exempted'
    when state = 'sent' and undelivered then 'not delivered'
    when state = 'sent' and not waits_for_person then 'sent'
    else 'in progress' end;
$$;
--> statement-breakpoint

-- ── Suppliers: the sums ──────────────────────────────────────────────────────────────────────────────────
-- First the lock, then the counting, as two statements: the second sees what others committed meanwhile.
-- Counted in one statement with the update, two people at once would lose one of the two.
-- Locks are taken in the order of ids, so that two bulk changes wait for each other instead of dying.
create function sum_up_suppliers(wanted uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from suppliers where id = any(wanted) order by id for no key update;
  update suppliers
     set status = sums.status, next_deadline = sums.next_deadline, waiting_for_us = sums.waiting_for_us,
         code_state = sums.code_state, code_deadline = sums.code_deadline,
         code_waits_for_person = sums.code_waits_for_person, code_undelivered = sums.code_undelivered,
         code_part = sums.code_part, code_way = sums.code_way, code_signed_at = sums.code_signed_at, code_version = sums.code_version
    from (
      select suppliers.id,
             of_requests.next_deadline, of_requests.waiting_for_us,
             -- Who has been asked for something is on the way in.
             case when of_requests.asked > 0 and suppliers.status in ('prospective', 'not yet assessed') then 'onboarding'
                  else suppliers.status end as status,
             code.state as code_state, code.deadline as code_deadline,
             code.waiting_for_id is not null as code_waits_for_person,
             code.undelivered_at is not null as code_undelivered,
             tracking_part(code.state, code.waiting_for_id is not null, code.undelivered_at is not null, signed.way, signed.state) as code_part,
             signed.way as code_way, signed.signed_at as code_signed_at, signed.version as code_version
        from suppliers
       cross join lateral (
         select min(deadline) filter (where waits_for = 'supplier') as next_deadline,
                count(*) filter (where waits_for = 'buyer') as waiting_for_us,
                count(*) filter (where sent_at is not null) as asked
           from requests where buyer_id = suppliers.buyer_id and supplier_id = suppliers.id) of_requests
        left join lateral (
         select requests.id, requests.state, requests.deadline, requests.waiting_for_id, requests.undelivered_at
           from requests join requirements on requirements.buyer_id = requests.buyer_id and requirements.id = requests.requirement_id
          where requests.buyer_id = suppliers.buyer_id and requests.supplier_id = suppliers.id
            and requirements.kind = 'document' and requirements.key = 'code_of_conduct'
            and requests.state not in ('draft', 'withdrawn')
          order by requests.id desc limit 1) code on true
        left join lateral (
         select signatures.way, signatures.signed_at, documents.version, answered.state
           from signed_documents
           join signatures on signatures.buyer_id = signed_documents.buyer_id and signatures.supplier_id = signed_documents.supplier_id
            and signatures.id = signed_documents.signature_id
           join documents on documents.buyer_id = signed_documents.buyer_id and documents.id = signed_documents.document_id
           left join requests answered on answered.buyer_id = signed_documents.buyer_id
            and answered.supplier_id = signed_documents.supplier_id and answered.id = signed_documents.request_id
          where signed_documents.buyer_id = suppliers.buyer_id and signed_documents.supplier_id = suppliers.id
            and documents.key = 'code_of_conduct'
          order by documents.version desc, signatures.signed_at desc limit 1) signed on true
       where suppliers.id = any(wanted)) sums
   where suppliers.id = sums.id
     and (suppliers.status, suppliers.next_deadline, suppliers.waiting_for_us, suppliers.code_state, suppliers.code_deadline,
          suppliers.code_waits_for_person, suppliers.code_undelivered, suppliers.code_part, suppliers.code_way, suppliers.code_signed_at, suppliers.code_version)
         is distinct from
         (sums.status, sums.next_deadline, sums.waiting_for_us::int, sums.code_state, sums.code_deadline,
          sums.code_waits_for_person, sums.code_undelivered, sums.code_part, sums.code_way, sums.code_signed_at, sums.code_version);
end $$;
--> statement-breakpoint
create function sum_up_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform sum_up_suppliers(array(select distinct supplier_id from changed));
  return null;
end $$;
--> statement-breakpoint
create trigger sum_up_added after insert on requests referencing new table as changed
  for each statement execute function sum_up_changed();
--> statement-breakpoint
create trigger sum_up_changed after update on requests referencing new table as changed
  for each statement execute function sum_up_changed();
--> statement-breakpoint
create trigger sum_up_signed after insert on signed_documents referencing new table as changed
  for each statement execute function sum_up_changed();
--> statement-breakpoint

-- Lists are answered from an index alone, which works for pages vacuum has seen: let it come after 2 % of changes, not 20.
alter table suppliers set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
--> statement-breakpoint
alter table requests set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
--> statement-breakpoint

-- ── Sizes: what is written in one go makes small tables large ────────────────────────────────────────────
-- Statistics otherwise come with autovacuum, which sees nothing of a transaction before it ends. Only while the tables
-- are small, since the lock on a table's statistics is kept to the end.
create function tell_sizes() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select reltuples from pg_class where oid = 'suppliers'::regclass) < 10000 then
    analyze suppliers, contacts, notes, events, signatures, signed_documents;
  end if;
end $$;
--> statement-breakpoint
revoke execute on function tell_sizes from public;
--> statement-breakpoint
grant execute on function tell_sizes to aktsom_member;
--> statement-breakpoint

-- ── Requests: in which state since when ──────────────────────────────────────────────────────────────────
create function note_added_requests() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into request_history (buyer_id, supplier_id, request_id, state, waits_for_person, undelivered, deadline)
  select buyer_id, supplier_id, id, state, waiting_for_id is not null, undelivered_at is not null, deadline from changed;
  return null;
end $$;
--> statement-breakpoint
create function note_changed_requests() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into request_history (buyer_id, supplier_id, request_id, state, waits_for_person, undelivered, deadline)
  select changed.buyer_id, changed.supplier_id, changed.id, changed.state, changed.waiting_for_id is not null,
         changed.undelivered_at is not null, changed.deadline
    from changed join before on before.id = changed.id
   where (before.state, before.waiting_for_id is not null, before.undelivered_at is not null, before.deadline)
         is distinct from (changed.state, changed.waiting_for_id is not null, changed.undelivered_at is not null, changed.deadline);
  return null;
end $$;
--> statement-breakpoint
create trigger note_added after insert on requests referencing new table as changed
  for each statement execute function note_added_requests();
--> statement-breakpoint
create trigger note_changed after update on requests referencing new table as changed old table as before
  for each statement execute function note_changed_requests();
--> statement-breakpoint

-- ── Frozen: refused to everybody, the owner of the tables included ───────────────────────────────────────
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% are never changed', tg_table_name using errcode = 'check_violation', constraint = tg_table_name || '_frozen';
end $$;
--> statement-breakpoint
create trigger refuse_change before update or delete on signatures for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on signed_documents for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on part_signed_documents for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on reservations for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on texts for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on own_codes for each row execute function refuse_change();
--> statement-breakpoint
-- A comparison is finished once; what was found is then as it was.
create trigger refuse_change before update on comparisons for each row when (old.compared_at is not null) execute function refuse_change();
--> statement-breakpoint
create trigger refuse_removal before delete on comparisons for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on messages for each row execute function refuse_change();
--> statement-breakpoint
-- Whose turn it is in a thread: the first thing a supplier wrote after we last did waits for an answer. An answer about
-- one question leaves what was written about another waiting.
create function note_question() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- What the portal asks changes nobody's turn.
  if num_nonnulls(new.member_id, new.contact_id) = 0 then
    return null;
  end if;
  update requests
     set question_at = case when new.member_id is null then coalesce(question_at, new.created_at) else (
       select min(asked.created_at) from messages asked
        where asked.buyer_id = new.buyer_id and asked.supplier_id = new.supplier_id and asked.request_id = new.request_id
          and asked.contact_id is not null and asked.created_at >= requests.question_at
          and asked.question is distinct from new.question
          and not exists (select from messages answered
            where answered.buyer_id = asked.buyer_id and answered.supplier_id = asked.supplier_id
              and answered.request_id = asked.request_id and answered.question is not distinct from asked.question
              and answered.member_id is not null and answered.id > asked.id)) end
   where buyer_id = new.buyer_id and supplier_id = new.supplier_id and id = new.request_id;
  return null;
end $$;
--> statement-breakpoint
create trigger note_question after insert on messages for each row execute function note_question();
--> statement-breakpoint
-- Nor are they all removed at once, which no trigger for rows would see.
create trigger refuse_emptying before truncate on signatures execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on signed_documents execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on part_signed_documents execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on reservations execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on texts execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on own_codes execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on comparisons execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on messages execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on events execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update of key, version, title, body, blanks on documents
  for each row when (old.state <> 'draft') execute function refuse_change();
--> statement-breakpoint
-- Nor is it made a draft again, which could be changed.
create trigger refuse_unpublishing before update of state on documents
  for each row when (old.state <> 'draft' and new.state = 'draft') execute function refuse_change();
--> statement-breakpoint
create trigger refuse_removal before delete on documents
  for each row when (old.state <> 'draft') execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update of key, version, title, definition, change_note on questionnaires
  for each row when (old.state <> 'draft') execute function refuse_change();
--> statement-breakpoint
create trigger refuse_unpublishing before update of state on questionnaires
  for each row when (old.state <> 'draft' and new.state = 'draft') execute function refuse_change();
--> statement-breakpoint
create trigger refuse_removal before delete on questionnaires
  for each row when (old.state <> 'draft') execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on submissions for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on findings for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on reviews for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on submissions execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on findings execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on reviews execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on declarations for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on smelters for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on declaration_reviews for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on smelter_lists for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on listed_smelters for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on declarations execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on smelters execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on declaration_reviews execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on country_scores for each row execute function refuse_change();
--> statement-breakpoint

-- ── Improvement plans: what a supplier may move, and what comes next ─────────────────────────────────────
-- It proposes, and reports what is done; everything else of a gap is the buyer's to say.
create function guard_gap() returns trigger language plpgsql as $$
begin
  if current_user = 'aktsom_supplier' and not (old.state = new.state or (old.state in ('plan asked', 'sent back') and new.state = 'proposed')
      or (old.state = 'agreed' and new.state = 'done')) then
    raise exception 'a supplier decides nothing of a gap' using errcode = 'check_violation', constraint = 'gaps_guarded';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_gap before update of state on gaps for each row execute function guard_gap();
--> statement-breakpoint
-- What was agreed to is changed by asking for more time, and in no other way.
create function guard_action() returns trigger language plpgsql as $$
begin
  if current_user = 'aktsom_supplier' and not exists (select from gaps where gaps.buyer_id = new.buyer_id
      and gaps.supplier_id = new.supplier_id and gaps.id = new.gap_id and gaps.state in ('plan asked', 'sent back'))
      and (old.cause, old.what, old.responsible, old.due, old.why_not) is distinct from (new.cause, new.what, new.responsible, new.due, new.why_not) then
    raise exception 'an action is agreed to' using errcode = 'check_violation', constraint = 'actions_agreed_to';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_action before update on actions for each row execute function guard_action();
--> statement-breakpoint
-- The deadline of a plan that is carried out is that of its next action.
create function note_next_action() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update requests set deadline = next.due
    from (select actions.buyer_id, actions.supplier_id, actions.request_id, min(actions.due) as due
            from actions this
            join actions on actions.buyer_id = this.buyer_id and actions.supplier_id = this.supplier_id and actions.request_id = this.request_id
            join gaps on gaps.buyer_id = actions.buyer_id and gaps.supplier_id = actions.supplier_id and gaps.id = actions.gap_id
           where this.buyer_id = new.buyer_id and this.supplier_id = new.supplier_id and this.gap_id = new.id and gaps.state = 'agreed'
           group by 1, 2, 3) next
   where requests.buyer_id = next.buyer_id and requests.supplier_id = next.supplier_id and requests.id = next.request_id
     and requests.state = 'agreed' and requests.deadline is distinct from next.due;
  return null;
end $$;
--> statement-breakpoint
create trigger note_next_action after update of state on gaps for each row
  when (new.state <> old.state and 'agreed' in (old.state, new.state)) execute function note_next_action();
--> statement-breakpoint

-- ── Decisions: proposed by one, decided by another ──────────────────────────────────────────────────────
-- What stands in the way of an approval: the page lists it with links, and the trigger refuses by it. A request that was
-- asked anew does not; for A and B an assessment of risk counts for a year.
create function what_blocks(of_buyer uuid, of_supplier uuid, today date) returns table (blocker text, subject_id uuid)
language sql stable set search_path = public, pg_temp as $$
  select 'nothing asked', null::uuid
   where not exists (select from requests where buyer_id = of_buyer and supplier_id = of_supplier and sent_at is not null and state <> 'withdrawn')
  union all
  select 'request', requests.id
    from requests
   where requests.buyer_id = of_buyer and requests.supplier_id = of_supplier
     and (requests.waits_for is not null or requests.state = 'declined')
     and not exists (select from requests newer where newer.buyer_id = of_buyer and newer.supplier_id = of_supplier
       and newer.requirement_id = requests.requirement_id and newer.concerning = requests.concerning
       and newer.state not in ('draft', 'withdrawn') and newer.id > requests.id)
  union all
  select 'no assessment', null
   where not exists (select from risk_assessments assessed
      join suppliers on suppliers.buyer_id = assessed.buyer_id and suppliers.id = assessed.supplier_id
     where assessed.buyer_id = of_buyer and assessed.supplier_id = of_supplier
       and (coalesce(suppliers.criticality, 'C') = 'C' or assessed.assessed_on > today - interval '1 year'))
  union all
  select 'zero tolerance', id from gaps
   where buyer_id = of_buyer and supplier_id = of_supplier and severity = 'zero_tolerance' and closed_at is null;
$$;
--> statement-breakpoint
-- The supplier is held while a decision on it is made, and while zero tolerance is raised: the two cannot pass each other.
create function hold_supplier(of_buyer uuid, of_supplier uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  select from suppliers where buyer_id = of_buyer and id = of_supplier for no key update;
$$;
--> statement-breakpoint
revoke execute on function hold_supplier from public;
--> statement-breakpoint
grant execute on function hold_supplier to aktsom_member, aktsom_supplier, aktsom_job;
--> statement-breakpoint
create function refuse_decision(rule text, why text) returns void language plpgsql as $$
begin
  raise exception '%', why using errcode = 'check_violation', constraint = rule;
end $$;
--> statement-breakpoint
create function guard_decision() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  in_force uuid;
  today date;
begin
  if tg_op = 'UPDATE' then
    if (new.outcome, new.reason, new.for_people, new.review_by, new.follows_id, new.proposed_by, new.buyer_id, new.supplier_id)
       is distinct from (old.outcome, old.reason, old.for_people, old.review_by, old.follows_id, old.proposed_by, old.buyer_id, old.supplier_id)
       or old.state <> 'proposed' and (new.state, new.decided_by, new.decided_at, new.answer)
       is distinct from (old.state, old.decided_by, old.decided_at, old.answer)
       or old.said_at is not null and (new.supplier_said, new.said_by) is distinct from (old.supplier_said, old.said_by) then
      perform refuse_decision('decisions_frozen', 'a decision is never changed');
    end if;
    if old.state <> 'proposed' then
      return new;
    end if;
  end if;
  perform hold_supplier(new.buyer_id, new.supplier_id);
  select id into in_force from decisions
   where buyer_id = new.buyer_id and supplier_id = new.supplier_id and state = 'decided' order by decided_at desc, id desc limit 1;
  if new.state in ('proposed', 'decided') and new.follows_id is distinct from in_force then
    perform refuse_decision('decisions_overtaken', 'another decision was made meanwhile');
  end if;
  if new.state in ('proposed', 'decided') and exists (select from suppliers
      where buyer_id = new.buyer_id and id = new.supplier_id and (status = 'inactive' or status = 'suspended' and new.outcome = 'suspended')) then
    perform refuse_decision('decisions_overtaken', 'the supplier is inactive, or suspended already');
  end if;
  if new.state in ('decided', 'turned down') and not exists (select from members
      where buyer_id = new.buyer_id and id = new.decided_by and left_at is null
        and roles && (case when new.outcome = 'inactive' then array['buyer', 'coordinator', 'manager'] else array['coordinator', 'manager'] end)) then
    perform refuse_decision('decisions_decider', 'a coordinator or a manager decides');
  end if;
  if new.state = 'decided' and new.outcome in ('approved', 'approved with conditions') then
    select (new.decided_at at time zone buyers.time_zone)::date into today from buyers where id = new.buyer_id;
    if exists (select from what_blocks(new.buyer_id, new.supplier_id, today)
        where new.outcome = 'approved' or blocker in ('no assessment', 'zero tolerance')) then
      perform refuse_decision('decisions_blocked', 'something stands in the way of an approval');
    end if;
    if new.outcome = 'approved with conditions' and not exists (select from conditions where decision_id = new.id) then
      perform refuse_decision('decisions_conditions', 'a condition is named');
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_decision before insert or update on decisions for each row execute function guard_decision();
--> statement-breakpoint
create trigger refuse_removal before delete on decisions for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on decisions execute function refuse_change();
--> statement-breakpoint
-- A status that takes a decision is given here and nowhere else.
create function apply_decision() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.state = 'proposed' then
    update suppliers set status = 'in review' where buyer_id = new.buyer_id and id = new.supplier_id
       and status in ('prospective', 'not yet assessed', 'onboarding');
  elsif new.state = 'decided' then
    update suppliers set status = new.outcome, review_by = new.review_by where buyer_id = new.buyer_id and id = new.supplier_id;
    update conditions set is_told = true where buyer_id = new.buyer_id and supplier_id = new.supplier_id and decision_id = new.id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger apply_added after insert on decisions for each row execute function apply_decision();
--> statement-breakpoint
create trigger apply_changed after update of state on decisions for each row
  when (new.state <> old.state) execute function apply_decision();
--> statement-breakpoint
-- Conditions are named while a decision is proposed, and met afterwards.
create function guard_condition() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (new.what, new.due, new.decision_id) is distinct from (old.what, old.due, old.decision_id)
     or tg_op = 'INSERT' and not exists (select from decisions where id = new.decision_id and state = 'proposed') then
    perform refuse_decision('conditions_frozen', 'a condition is never changed');
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_condition before insert or update on conditions for each row execute function guard_condition();
--> statement-breakpoint
-- A member brings a supplier back that was left: to where it was stopped, if it was; else it is assessed anew.
create function guard_status() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  stopped text;
begin
  if current_user = 'aktsom_member' then
    select outcome into stopped from decisions
     where buyer_id = new.buyer_id and supplier_id = new.id and state = 'decided' and outcome <> 'inactive'
     order by decided_at desc, id desc limit 1;
    if old.status <> 'inactive'
       or new.status <> (case when stopped in ('suspended', 'not approved') then stopped else 'not yet assessed' end) then
      perform refuse_decision('suppliers_status_decided', 'this status takes a decision');
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_status before update of status on suppliers for each row
  when (new.status <> old.status) execute function guard_status();
--> statement-breakpoint
-- An approval stands when the risk level changes, and is looked at within 90 days.
create function review_sooner() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.status in ('approved', 'approved with conditions')
     and coalesce(new.risk_override, new.country_risk) <> coalesce(old.risk_override, old.country_risk) then
    new.review_by := least(new.review_by, current_date + 90);
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger review_sooner before update of country_risk, risk_override on suppliers for each row execute function review_sooner();
--> statement-breakpoint
create function hold_for_gap() returns trigger language plpgsql as $$
begin
  perform hold_supplier(new.buyer_id, new.supplier_id);
  return new;
end $$;
--> statement-breakpoint
create trigger hold_supplier before insert or update of severity on gaps for each row
  when (new.severity = 'zero_tolerance') execute function hold_for_gap();
--> statement-breakpoint
create trigger refuse_change before update or delete on risk_assessments for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_change before update or delete on checks for each row execute function refuse_change();
--> statement-breakpoint
create trigger refuse_emptying before truncate on risk_assessments execute function refuse_change();
--> statement-breakpoint

-- ── Disputes: the clock stands still until the buyer must have answered ──────────────────────────────────
create function stop_clock() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update actions set due = due + (new.answer_by - new.disputed_on)
   where buyer_id = new.buyer_id and supplier_id = new.supplier_id and request_id = new.request_id and gap_id = new.gap_id
     and exists (select from gaps where gaps.id = new.gap_id and gaps.state = 'agreed');
  update requests set deadline = deadline + (new.answer_by - new.disputed_on)
   where buyer_id = new.buyer_id and supplier_id = new.supplier_id and id = new.request_id and waits_for = 'supplier';
  return null;
end $$;
--> statement-breakpoint
create trigger stop_clock after insert on disputes for each row execute function stop_clock();
--> statement-breakpoint

-- ── Assessments: answered while it is the supplier's turn ────────────────────────────────────────────────
-- The request is held while an answer is written: a submission waits for it, or it for the submission and is refused.
-- After a return only the questions listed are answered again, and those that may follow from them.
create function guard_answer() returns trigger language plpgsql as $$
declare
  returned text[];
begin
  perform from requests where id = coalesce(new.request_id, old.request_id) and waits_for = 'supplier' for share;
  if not found then
    raise exception 'answered while it is not the supplier''s turn' using errcode = 'check_violation', constraint = 'answers_closed';
  end if;
  select reviews.questions || reviews.follow_ups into returned from reviews
   where reviews.buyer_id = coalesce(new.buyer_id, old.buyer_id) and reviews.supplier_id = coalesce(new.supplier_id, old.supplier_id)
     and reviews.request_id = coalesce(new.request_id, old.request_id)
   order by reviews.id desc limit 1;
  if found and not array[coalesce(new.question, old.question), coalesce(old.question, new.question)] <@ returned then
    raise exception 'answered a question that was not returned' using errcode = 'check_violation', constraint = 'answers_locked';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger guard_answer before insert or update or delete on answers for each row execute function guard_answer();
--> statement-breakpoint
create trigger guard_answer before insert or update or delete on answer_files for each row execute function guard_answer();
--> statement-breakpoint
-- A contributor sees the answers of her section only, but which questions of it are asked may hang on others: what those
-- conditions look at, and nothing else of it, is told for a request that was shared with her.
create function answers_behind(of_request uuid, questions text[]) returns table (question text, value jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select answers.question, answers.value from answers
   where answers.buyer_id = asking_buyer() and answers.supplier_id = asking_supplier() and answers.request_id = of_request
     and answers.question = any(questions)
     and exists (select from shares where shares.request_id = of_request and shares.contact_id = asking_contact());
$$;
--> statement-breakpoint
-- What the portal knows of the supplier already, and what may cover sections of an assessment, for whoever answers it: a
-- contributor reads none of these tables. What covers is told as of the moment the assessment was submitted, so that what
-- was left out stays left out. features/assessments/known.ts and requests/covering.ts make something of it.
create function known_behind(of_request uuid) returns table (today date, as_of timestamptz, as_of_day date,
  facts jsonb, certificates jsonb, declarations jsonb, assessments jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with asked as (
    select requests.id, requests.buyer_id, requests.supplier_id, requests.concerning, buyers.time_zone,
      coalesce(requests.submitted_at, now()) as as_of
      from requests join buyers on buyers.id = requests.buyer_id
      join contacts on contacts.buyer_id = requests.buyer_id and contacts.supplier_id = requests.supplier_id
       and contacts.id = asking_contact()
     where requests.buyer_id = asking_buyer() and requests.supplier_id = asking_supplier() and requests.id = of_request
       and requests.kind = 'assessment' and (contacts.role <> 'contributor' or exists (
         select from shares where shares.request_id = of_request and shares.contact_id = contacts.id))
  )
  select (now() at time zone asked.time_zone)::date, asked.as_of, (asked.as_of at time zone asked.time_zone)::date,
    (select jsonb_build_object('role', facts.role, 'resoldCountries', facts.resold_countries, 'createdAt', facts.created_at,
        'sites', coalesce((select jsonb_agg(jsonb_build_object('country', sites.country, 'place', sites.place, 'makes', null,
            'employees', sites.employees) order by sites.position)
          from sites where sites.buyer_id = facts.buyer_id and sites.supplier_id = facts.supplier_id and sites.facts_id = facts.id), '[]'))
       from company_facts facts
      where facts.buyer_id = asked.buyer_id and facts.supplier_id = asked.supplier_id
      order by facts.created_at desc, facts.id desc limit 1),
    (select jsonb_agg(jsonb_build_object('type', held.type, 'fileId', held.file_id, 'validFrom', held.valid_from, 'endsOn', held.ends_on,
        'suspensions', held.suspensions, 'replacedOn', (held.replaced_at at time zone asked.time_zone)::date, 'sites', held.sites,
        'acceptedAt', held.accepted_at) order by held.accepted_at desc, held.id desc)
       from certificates held
      where held.buyer_id = asked.buyer_id and held.supplier_id = asked.supplier_id
        and held.state in ('read', 'found in register', 'confirmed by issuer')),
    (select jsonb_agg(jsonb_build_object('template', newest.template, 'version', newest.template_version, 'requestId', newest.request_id,
        'submittedAt', newest.submitted_at, 'answers', jsonb_path_query_array(newest.content::jsonb,
          '$.declaration.answers[*] ? (@.topic == "used" || @.topic == "remains" || @.mineral == null)')))
       from (select distinct on (declarations.template) declarations.*
               from declarations join requests on requests.buyer_id = declarations.buyer_id and requests.id = declarations.request_id
              where declarations.buyer_id = asked.buyer_id and declarations.supplier_id = asked.supplier_id
                and requests.concerning in ('', asked.concerning)
                and requests.state in ('submitted', 'in review', 'accepted', 'accepted with gaps')
                and declarations.submitted_at > now() - interval '12 months'
              order by declarations.template, declarations.submitted_at desc) newest),
    (select jsonb_agg(jsonb_build_object('key', requirements.key, 'name', requirements.name, 'at', accepted.created_at))
       from requests wider
       join requirements on requirements.buyer_id = wider.buyer_id and requirements.id = wider.requirement_id
       join reviews accepted on accepted.buyer_id = wider.buyer_id and accepted.supplier_id = wider.supplier_id
        and accepted.request_id = wider.id and accepted.outcome in ('accepted', 'accepted with gaps')
      where wider.buyer_id = asked.buyer_id and wider.supplier_id = asked.supplier_id and wider.kind = 'assessment'
        and wider.id <> asked.id and accepted.created_at <= asked.as_of
        and accepted.created_at > asked.as_of - make_interval(months => coalesce(requirements.valid_months, 12)))
    from asked;
$$;
--> statement-breakpoint
-- What was answered the same buyer before, about the same, newest first wins; to a contributor, in her sections only.
create function answers_before(for_request uuid, questions text[])
returns table (question text, value jsonb, comment text, answered_at timestamptz, files uuid[])
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (answers.question) answers.question, answers.value, answers.comment, answers.answered_at,
    array(select answer_files.file_id from answer_files
           where answer_files.buyer_id = answers.buyer_id and answer_files.request_id = answers.request_id
             and answer_files.question = answers.question)
    from requests asked
    join contacts me on me.buyer_id = asked.buyer_id and me.supplier_id = asked.supplier_id and me.id = asking_contact()
    join requests before on before.buyer_id = asked.buyer_id and before.supplier_id = asked.supplier_id and before.id <> asked.id
     and before.submitted_at is not null and before.concerning = asked.concerning
    join answers on answers.buyer_id = before.buyer_id and answers.request_id = before.id
     and answers.question = any(questions) and coalesce(answers.value, 'null') <> 'null'
   where asked.buyer_id = asking_buyer() and asked.supplier_id = asking_supplier() and asked.id = for_request
     and (me.role <> 'contributor' or exists (select from shares where shares.request_id = asked.id
       and shares.contact_id = me.id and coalesce(shares.section, answers.section) = answers.section))
   order by answers.question, answers.answered_at desc;
$$;
--> statement-breakpoint
revoke execute on function answers_behind, known_behind, answers_before from public;
--> statement-breakpoint
grant execute on function answers_behind to aktsom_contributor;
--> statement-breakpoint
grant execute on function known_behind, answers_before to aktsom_supplier, aktsom_contributor;
--> statement-breakpoint
-- Who the asking contact is at other buyers: the same person (the address she has come in with, and the same name) who
-- still answers for the same company. For the two functions below only.
create function herself_elsewhere() returns table (buyer_id uuid, supplier_id uuid, contact_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select other.buyer_id, other.supplier_id, other.id
    from contacts me
    join people on people.id = asking_person() and people.email = me.email
    join suppliers here on here.buyer_id = me.buyer_id and here.id = me.supplier_id
    join contacts other on other.email = me.email and lower(other.name) = lower(me.name)
     and other.buyer_id <> me.buyer_id and other.left_at is null
    join suppliers there on there.buyer_id = other.buyer_id and there.id = other.supplier_id
     and case when here.organisation_number is null or there.organisation_number is null
              then lower(there.name) = lower(here.name)
              else there.organisation_number = here.organisation_number end
   where me.buyer_id = asking_buyer() and me.supplier_id = asking_supplier() and me.id = asking_contact()
     and me.left_at is null and me.role <> 'contributor';
$$;
--> statement-breakpoint
-- Which answers of hers to other buyers could be used for a request: how many and since when, and what she has said of
-- it; none of the answers. What concerns one contract is answered for that contract alone.
create function answered_elsewhere(for_request uuid, questions text[])
returns table (request_id uuid, buyer text, submitted_at timestamptz, is_allowed boolean, answers int)
language sql stable security definer set search_path = public, pg_temp as $$
  select requests.id, buyers.name, requests.submitted_at, reuses.is_allowed, count(*)::int
    from herself_elsewhere() herself
    join requests on requests.buyer_id = herself.buyer_id and requests.supplier_id = herself.supplier_id
     and requests.submitted_at is not null and requests.concerning = ''
    join buyers on buyers.id = requests.buyer_id
    join answers on answers.buyer_id = requests.buyer_id and answers.request_id = requests.id
     and answers.answered_by = herself.contact_id and answers.question = any(questions)
     and coalesce(answers.value, 'null') <> 'null'
    left join reuses on reuses.buyer_id = asking_buyer() and reuses.supplier_id = asking_supplier()
     and reuses.request_id = for_request and reuses.contact_id = asking_contact() and reuses.from_request_id = requests.id
   group by requests.id, buyers.name, requests.submitted_at, reuses.is_allowed
   order by requests.submitted_at desc;
$$;
--> statement-breakpoint
-- The answers themselves, once she has said yes for this request; with each question as it was asked there, since another
-- buyer may have changed it.
create function answers_elsewhere(for_request uuid, questions text[])
returns table (question text, asked jsonb, value jsonb, comment text, answered_at timestamptz, buyer text)
language sql stable security definer set search_path = public, pg_temp as $$
  select answers.question, asked -> 'text', answers.value, answers.comment, answers.answered_at, buyers.name
    from reuses
    join herself_elsewhere() herself on true
    join requests on requests.id = reuses.from_request_id and requests.buyer_id = herself.buyer_id
     and requests.supplier_id = herself.supplier_id and requests.submitted_at is not null and requests.concerning = ''
    join buyers on buyers.id = requests.buyer_id
    join questionnaires on questionnaires.buyer_id = requests.buyer_id and questionnaires.id = requests.questionnaire_id
    cross join lateral jsonb_path_query(questionnaires.definition, '$.sections[*].questions[*]') asked
    join answers on answers.buyer_id = requests.buyer_id and answers.request_id = requests.id
     and answers.answered_by = herself.contact_id and answers.question = asked ->> 'key'
     and answers.question = any(questions) and coalesce(answers.value, 'null') <> 'null'
   where reuses.buyer_id = asking_buyer() and reuses.supplier_id = asking_supplier()
     and reuses.request_id = for_request and reuses.contact_id = asking_contact() and reuses.is_allowed
   order by answers.answered_at desc;
$$;
--> statement-breakpoint
revoke execute on function herself_elsewhere, answered_elsewhere, answers_elsewhere from public;
--> statement-breakpoint
grant execute on function answered_elsewhere, answers_elsewhere to aktsom_supplier;
--> statement-breakpoint

-- ── Certificates: what was sent in is what is read ───────────────────────────────────────────────────────
create function guard_certificate() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and
     (new.file_id, new.type, new.holder_name, new.number, new.issuer, new.accreditation_body, new.edition, new.scope, new.sites,
      new.details, new.valid_from, new.valid_to, new.replaces_id, new.added_by, new.submitted_at) is distinct from
     (old.file_id, old.type, old.holder_name, old.number, old.issuer, old.accreditation_body, old.edition, old.scope, old.sites,
      old.details, old.valid_from, old.valid_to, old.replaces_id, old.added_by, old.submitted_at) then
    raise exception 'a certificate that was sent in is never changed' using errcode = 'check_violation', constraint = 'certificates_frozen';
  end if;
  if current_user = 'aktsom_supplier' and new.state <> old.state and (old.state, new.state) <> ('draft', 'submitted') then
    raise exception 'a supplier accepts nothing of its own' using errcode = 'check_violation', constraint = 'certificates_decided';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_certificate before update on certificates for each row execute function guard_certificate();
--> statement-breakpoint

-- ── Declarations: filled in while it is the supplier's turn ──────────────────────────────────────────────
-- After a return only the pages listed are filled in again; begun anew only when all six are. Answers stand on three pages, and
-- one that closes a mineral empties what is asked of it on the others, so these are held together.
create function guard_draft() returns trigger language plpgsql as $$
declare
  newest declaration_reviews;
begin
  perform from requests where id = coalesce(new.request_id, old.request_id) and waits_for = 'supplier' for share;
  if not found then
    raise exception 'filled in while it is not the supplier''s turn' using errcode = 'check_violation', constraint = 'declaration_drafts_closed';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  select * into newest from declaration_reviews reviews
   where reviews.buyer_id = new.buyer_id and reviews.supplier_id = new.supplier_id and reviews.request_id = new.request_id
   order by reviews.id desc limit 1;
  if newest.outcome = 'returned' and cardinality(newest.parts) < 6 and (
    tg_op = 'INSERT'
    or new.file_id is distinct from old.file_id
    or not 'company' = any(newest.parts) and new.content -> 'company' is distinct from old.content -> 'company'
    or not newest.parts && '{use,sourcing,practice}' and new.content -> 'answers' is distinct from old.content -> 'answers'
    or not 'smelters' = any(newest.parts) and new.content -> 'smelters' is distinct from old.content -> 'smelters'
    or not 'products' = any(newest.parts) and
      (new.content -> 'products', new.components_rated, new.components_file_id)
        is distinct from (old.content -> 'products', old.components_rated, old.components_file_id)
  ) then
    raise exception 'filled in a page that was not returned' using errcode = 'check_violation', constraint = 'declaration_drafts_locked';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_draft before insert or update or delete on declaration_drafts for each row execute function guard_draft();
--> statement-breakpoint

-- ── Mails: a queued mail wakes whoever sends ─────────────────────────────────────────────────────────────
create function wake_sender() returns trigger language plpgsql as $$
begin
  perform pg_notify('mails', '');
  return null;
end $$;
--> statement-breakpoint
create trigger wake_sender after insert on mails for each statement execute function wake_sender();
--> statement-breakpoint

-- ── Sessions: who holds this cookie ──────────────────────────────────────────────────────────────────────
-- One statement before a transaction is opened. It shows exactly the session whose hash was presented, and only while
-- the hat it wears is still that person's.
create function session_by(presented bytea) returns table (
  person_id uuid, email text, language text, expires_at timestamptz, confirmed_at timestamptz,
  buyer_id uuid, buyer_name text, time_zone text, member_id uuid, member_name text, roles text[],
  supplier_id uuid, supplier_name text, contact_id uuid, contact_name text, contact_role text, companies int
) language sql stable security definer set search_path = public, pg_temp as $$
  select people.id, people.email, people.language, sessions.expires_at, sessions.confirmed_at,
         buyers.id, buyers.name, buyers.time_zone, members.id, members.name, members.roles,
         suppliers.id, suppliers.name, contacts.id, contacts.name, contacts.role,
         (select count(*)::int from contacts others where others.email = people.email and others.left_at is null)
    from sessions
    join people on people.id = sessions.person_id
    left join members on members.buyer_id = sessions.buyer_id and members.id = sessions.member_id
     and members.email = people.email and members.left_at is null and (members.until_at is null or members.until_at > now())
    left join contacts on contacts.buyer_id = sessions.buyer_id and contacts.supplier_id = sessions.supplier_id
     and contacts.id = sessions.contact_id and contacts.email = people.email and contacts.left_at is null
    left join suppliers on suppliers.buyer_id = contacts.buyer_id and suppliers.id = contacts.supplier_id
    left join buyers on buyers.id = coalesce(members.buyer_id, contacts.buyer_id)
   where sessions.hash = presented and sessions.expires_at > now();
$$;
--> statement-breakpoint
-- Which hats the holder of this cookie may wear: the companies she answers for, and where she is a member.
create function hats_by(presented bytea) returns table (
  buyer_id uuid, buyer_name text, member_id uuid, supplier_id uuid, supplier_name text, contact_id uuid, contact_name text, tasks int
) language sql stable security definer set search_path = public, pg_temp as $$
  with holder as (
    select people.email from sessions join people on people.id = sessions.person_id
     where sessions.hash = presented and sessions.expires_at > now())
  select buyers.id, buyers.name, members.id, null::uuid, null::text, null::uuid, members.name, 0
    from holder join members on members.email = holder.email and members.left_at is null and (members.until_at is null or members.until_at > now())
    join buyers on buyers.id = members.buyer_id
  union all
  select buyers.id, buyers.name, null::uuid, suppliers.id, suppliers.name, contacts.id, contacts.name,
         (select count(*)::int from requests where requests.buyer_id = contacts.buyer_id and requests.supplier_id = contacts.supplier_id
             and requests.waits_for = 'supplier' and requests.state <> 'draft')
    from holder join contacts on contacts.email = holder.email and contacts.left_at is null
    join suppliers on suppliers.buyer_id = contacts.buyer_id and suppliers.id = contacts.supplier_id
    join buyers on buyers.id = contacts.buyer_id
   order by 2, 5;
$$;
--> statement-breakpoint
-- Whose a seal is: nobody guesses 256 bits, and whoever holds the seal holds the receipt it stands on.
create function signature_by_seal(presented bytea) returns table (buyer_id uuid, supplier_id uuid, id uuid, time_zone text)
language sql stable security definer set search_path = public, pg_temp as $$
  select signatures.buyer_id, signatures.supplier_id, signatures.id, buyers.time_zone
    from signatures join buyers on buyers.id = signatures.buyer_id where signatures.seal = presented;
$$;
--> statement-breakpoint
revoke execute on function signature_by_seal from public;
--> statement-breakpoint
grant execute on function signature_by_seal to aktsom_visitor;
--> statement-breakpoint
-- Whoever leaves is signed out at once, wherever she is, and links she may still have open nothing.
create function shut_out(of_member uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from sessions where buyer_id = asking_buyer() and member_id = of_member;
  update links set expires_at = least(expires_at, now()) where buyer_id = asking_buyer() and member_id = of_member;
end $$;
--> statement-breakpoint
revoke execute on function session_by, hats_by, shut_out from public;
--> statement-breakpoint
grant execute on function session_by to aktsom_app;
--> statement-breakpoint
grant execute on function hats_by to aktsom_visitor;
--> statement-breakpoint
grant execute on function shut_out to aktsom_member;
--> statement-breakpoint

-- ── Health: what a watchman may know ─────────────────────────────────────────────────────────────────────
-- The newest migration; whether anybody sees to pg-boss; whether mails have been due for long while none went out.
create function health() returns table (migrated_to bigint, jobs_seen_to boolean, mails_stuck boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  patience constant interval := '15 minutes';
begin
  return query select
    (select max(created_at) from drizzle.__drizzle_migrations),
    (select coalesce(max(greatest(maintained_on, monitored_on)) > now() - patience, false) from pgboss.version),
    exists (select from mails where state = 'queued' and greatest(send_after, created_at) < now() - patience)
      and not exists (select from mails where greatest(sent_at, claimed_at) > now() - patience);
end $$;
--> statement-breakpoint
revoke execute on function health from public;
--> statement-breakpoint
grant execute on function health to aktsom_visitor;
--> statement-breakpoint

-- ── Events: one chain per buyer ──────────────────────────────────────────────────────────────────────────
-- The line that is hashed, and exported. Spelled out, so that no setting of a session changes a byte of it.
create function event_line(event events) returns text language sql stable
  return jsonb_build_object(
    'line', 1, 'buyer', event.buyer_id, 'position', event.position, 'previous', encode(event.previous, 'hex'),
    'id', event.id, 'supplier', event.supplier_id,
    'at', to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'what', event.what, 'actor', event.actor, 'actorId', event.actor_id, 'subjectId', event.subject_id,
    'shared', event.is_shared, 'details', event.details, 'personalHash', encode(event.personal_hash, 'hex'))::text;
--> statement-breakpoint
-- As it stands in an export: the line as it was hashed, and beside it what was not (features/events/log-check.server.ts).
create function exported_event(event events) returns text language sql stable
  return '{"hash": "' || encode(event.hash, 'hex') || '", "salt": ' || coalesce('"' || encode(event.salt, 'hex') || '"', 'null')
    || ', "personal": ' || coalesce(event.personal::text, 'null') || ', "event": ' || event_line(event) || '}';
--> statement-breakpoint
create function prepare_event() returns trigger language plpgsql as $$
begin
  new.at := clock_timestamp();
  new.position := null;
  new.previous := null;
  new.hash := null;
  new.salt := null;
  new.personal_hash := null;
  if new.personal is not null then
    new.salt := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
    new.personal_hash := sha256(new.salt || convert_to(new.personal::text, 'UTF8'));
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger prepare_event before insert on events for each row execute function prepare_event();
--> statement-breakpoint
-- At commit: the chain's lock is the last a transaction takes, so it is held for a moment and closes no circle. The first
-- event gives all of its transaction their places, in one pass; the others find that they have theirs.
create function chain_event() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  place bigint;
  latest bytea;
  event events;
  -- No id of this transaction is less: they begin with the millisecond they were made in.
  begun constant uuid := rpad(lpad(to_hex(floor(extract(epoch from now()) * 1000)::bigint), 12, '0'), 32, '0')::uuid;
  ids uuid[] := '{}';
  positions bigint[] := '{}';
  before bytea[] := '{}';
  hashes bytea[] := '{}';
begin
  if (select position from events where id = new.id) is not null then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('events of ' || new.buyer_id, 0));
  select position, hash into place, latest from events
   where buyer_id = new.buyer_id and position is not null order by position desc limit 1;
  place := coalesce(place, 0);
  latest := coalesce(latest, '\x');
  for event in
    select * from events
     where id >= least(begun, new.id) and buyer_id = new.buyer_id and coalesce(position, 0) = 0
     order by at, id
  loop
    place := place + 1;
    event.position := place;
    event.previous := latest;
    latest := sha256(convert_to(event_line(event), 'UTF8'));
    ids := ids || event.id;
    positions := positions || place;
    before := before || event.previous;
    hashes := hashes || latest;
  end loop;
  update events set position = placed.position, previous = placed.previous, hash = placed.hash
    from unnest(ids, positions, before, hashes) as placed (id, position, previous, hash)
   where events.id = placed.id;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger chain_event after insert on events deferrable initially deferred
  for each row execute function chain_event();
--> statement-breakpoint
-- Two changes only: getting its place, once; and losing its personal data.
create function guard_event() returns trigger language plpgsql as $$
declare
  -- The new row with the old one's values where a change is allowed: like the old one, if nothing else was changed.
  placed events := new;
  erased events := new;
begin
  placed.position := old.position;
  placed.previous := old.previous;
  placed.hash := old.hash;
  erased.personal := old.personal;
  erased.salt := old.salt;
  if tg_op = 'UPDATE' and (
    (old.position is null and placed is not distinct from old)
    or (new.personal is null and new.salt is null and erased is not distinct from old)
  ) then
    return new;
  end if;
  raise exception 'events are never changed' using errcode = 'check_violation', constraint = 'events_frozen';
end $$;
--> statement-breakpoint
create trigger guard_event before update or delete on events for each row execute function guard_event();
--> statement-breakpoint
-- Whom an address stands for at this buyer, in all the companies and years.
create function personal_ids(wanted text) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array(select id from contacts where buyer_id = asking_buyer() and email = wanted
               union select id from members where buyer_id = asking_buyer() and email = wanted);
$$;
--> statement-breakpoint
-- What the log holds of a person: as the one who acted or was acted upon, and wherever the address is named, or the name
-- at one of her companies.
create function personal_events(wanted text) returns setof events
language sql stable security definer set search_path = public, pg_temp as $$
  with known as (
    select supplier_id, lower(name) as name from contacts where buyer_id = asking_buyer() and email = wanted
    union select null, lower(name) from members where buyer_id = asking_buyer() and email = wanted)
  select events.* from events
   where buyer_id = asking_buyer() and personal is not null
     and (actor_id = any(personal_ids(wanted)) or subject_id = any(personal_ids(wanted))
       or exists (
         select from jsonb_path_query(personal, '$.** ? (@.type() == "string")') as said
          where lower(said #>> '{}') = wanted
             or exists (select from known where known.name = lower(said #>> '{}')
                                            and known.supplier_id is not distinct from events.supplier_id)));
$$;
--> statement-breakpoint
-- Erases what the portal knows of a person who has left, and writes that it did, naming the events by their places. The
-- chain stays whole. Evidence stays: what was signed, and by whom, is kept for as long as the law asks.
create function erase_personal(wanted text) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ids constant uuid[] := personal_ids(wanted);
  places bigint[];
  mails_erased int;
begin
  if not exists (select from members where buyer_id = asking_buyer() and id = asking_member() and 'administrator' = any(roles)) then
    raise exception 'administrators erase' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from contacts where id = any(ids) and left_at is null)
     or exists (select from members where id = any(ids) and left_at is null) then
    raise exception 'who is still there is not erased' using errcode = 'check_violation', constraint = 'erased_have_left';
  end if;
  with erased as (
    update events set personal = null, salt = null
     where id in (select id from personal_events(wanted)) returning position)
  select coalesce(array_agg(position order by position), '{}') into places from erased;
  delete from links where buyer_id = asking_buyer() and (contact_id = any(ids) or member_id = any(ids));
  delete from sessions where buyer_id = asking_buyer() and (contact_id = any(ids) or member_id = any(ids));
  update mails
     set email = 'erased@invalid', name = null, data = '{}', server_said = null, kept = null,
         state = case when state in ('queued', 'sending') then 'cancelled' else state end
   where buyer_id = asking_buyer() and email = wanted;
  get diagnostics mails_erased = row_count;
  update proposed_contacts set name = '—', email = 'erased@invalid', reason = null
   where buyer_id = asking_buyer() and email = wanted;
  update contacts set name = '—', email = id || '@erased.invalid', title = null, phone = null where id = any(ids);
  update members set name = '—', email = id || '@erased.invalid' where id = any(ids);
  delete from people where email = wanted
     and not exists (select from contacts where contacts.email = wanted)
     and not exists (select from members where members.email = wanted);
  insert into events (buyer_id, what, actor, actor_id, details)
  values (asking_buyer(), 'personal data.erased', 'member', asking_member(),
          jsonb_build_object('events', to_jsonb(places), 'people', cardinality(ids), 'mails', mails_erased));
  return cardinality(places);
end $$;
--> statement-breakpoint
revoke execute on function personal_ids, personal_events, erase_personal, sum_up_suppliers, sum_up_changed, chain_event, note_added_requests, note_changed_requests from public;
--> statement-breakpoint
grant execute on function personal_ids, personal_events, erase_personal to aktsom_member;
--> statement-breakpoint

-- ── Rights: what each role may do at all; policies then say with which rows ──────────────────────────────
-- Drizzle's insert names every column of a table, and its returning() too: rights per column are therefore given
-- for select and update only.
grant usage on schema public to aktsom_app, aktsom_visitor, aktsom_supplier, aktsom_contributor, aktsom_member, aktsom_job;
--> statement-breakpoint
grant select, insert, update, delete on rate_limits to aktsom_app, aktsom_job;
--> statement-breakpoint
grant select on all tables in schema public to aktsom_member, aktsom_job;
--> statement-breakpoint
revoke select on sessions, links, people, codes, rate_limits, reuses from aktsom_member;
--> statement-breakpoint
grant select, update on people to aktsom_member, aktsom_supplier, aktsom_contributor;
--> statement-breakpoint
grant select, update, delete on sessions to aktsom_member, aktsom_supplier, aktsom_contributor;
--> statement-breakpoint
grant select, insert, update, delete on codes to aktsom_supplier;
--> statement-breakpoint
grant insert on suppliers, notes, imports, members, contacts, editions, country_scores, risk_changes, requirements,
  requests, extensions, claims, documents, texts, signatures, signed_documents, files, mails, events, company_facts, sites,
  messages, own_codes, comparisons, coverage, questionnaires, reviews, gaps, pauses, improvement_plans, actions, declaration_reviews,
  smelter_lists, listed_smelters, requirement_tables, audits to aktsom_member;
--> statement-breakpoint
grant update (lines, applied_by, applied_at, asked_suppliers, asked_requests, version) on requirement_tables to aktsom_member;
--> statement-breakpoint
grant update (due, first_due, reason, version) on actions to aktsom_member;
--> statement-breakpoint
grant update on audits, buyers, imports, members, contacts, proposed_contacts, risk_changes, requirements, requests, extensions,
  claims, documents, files, coverage, questionnaires, gaps to aktsom_member;
--> statement-breakpoint
grant update (compared_by, compared_at, found, hash_nb, hash_en) on comparisons to aktsom_member;
--> statement-breakpoint
-- Not the sums.
grant update (name, organisation_number, erp_key, country, role, category, product_related, criticality, yearly_spend,
  status, country_risk, edition_id, risk_override, risk_reason, requirement_override, requirement_reason, active_on, active_by, owner_id, coordinator_id, next_contact, version)
  on suppliers to aktsom_member;
--> statement-breakpoint
grant update (state, send_after, email, attempts) on mails to aktsom_member;
--> statement-breakpoint
grant update (ends_on) on pauses to aktsom_member;
--> statement-breakpoint
grant delete on documents, imports, questionnaires, requirement_tables to aktsom_member;
--> statement-breakpoint

grant select (id, name, organisation_number, kind, legal_basis, law, contact_name, contact_email, contact_phone, website,
  whistleblowing_url, language, time_zone, settings) on buyers to aktsom_supplier, aktsom_contributor;
--> statement-breakpoint
grant select (id, buyer_id, name, email, title, phone, language, left_at) on members to aktsom_supplier, aktsom_contributor;
--> statement-breakpoint
-- Its own risk, since its facts may change it; never what the buyer thinks of it.
grant select (id, buyer_id, name, organisation_number, country, role, category, product_related, country_risk, risk_override,
  risk_level, edition_id, owner_id, coordinator_id, version) on suppliers to aktsom_supplier;
--> statement-breakpoint
grant select (id, buyer_id, name, organisation_number, country, role, category, product_related, country_risk, risk_override,
  risk_level, edition_id, owner_id, coordinator_id, version) on suppliers to aktsom_contributor;
--> statement-breakpoint
grant select on contacts, proposed_contacts, requirements, requests, extensions, claims, shares, documents, texts, signatures,
  signed_documents, part_signed_documents, reservations, messages, files, company_facts, sites, risk_changes, events, editions, country_scores, own_codes,
  questionnaires, answers, answer_files, submissions, findings, reviews, gaps, improvement_plans, actions, action_files, declaration_drafts,
  declarations, smelters, declaration_reviews, smelter_lists, listed_smelters, audits to aktsom_supplier;
--> statement-breakpoint
-- Not why a member wants it quiet.
grant select (id, buyer_id, supplier_id, request_id, contact_id, starts_on, ends_on) on pauses to aktsom_supplier;
--> statement-breakpoint
-- Not what was found of each clause.
grant select (id, buyer_id, supplier_id, request_id, own_code_id, document_id, compared_at, hash_nb, hash_en, created_at)
  on comparisons to aktsom_supplier;
--> statement-breakpoint
grant insert on contacts, proposed_contacts, extensions, claims, shares, texts, signatures, signed_documents, part_signed_documents, reservations,
  messages, files, company_facts, sites, risk_changes, mails, events, own_codes, comparisons,
  answers, answer_files, submissions, findings, gaps, pauses, action_files, declaration_drafts, declarations, smelters to aktsom_supplier;
--> statement-breakpoint
-- It sends in a report it has; what somebody ordered is not its to change, and whom it is shared with is the buyer's to say.
grant insert, update (type, held_on, sites, file_id, version) on audits to aktsom_supplier;
--> statement-breakpoint
create policy sends_in on audits as restrictive for insert to aktsom_supplier
  with check (type in ('wca', 'smeta', 'bsci', 'rba') and shared_on is null);
--> statement-breakpoint
-- Its own answers raise gaps, and mend them; what becomes of a gap is the buyer's to say.
create policy raised_by_answers on gaps as restrictive for insert to aktsom_supplier
  with check (source in ('assessment', 'declaration') and raised_by is null and nature is null and state in ('asked', 'open'));
--> statement-breakpoint
grant update (mended_at, state, version) on gaps to aktsom_supplier;
--> statement-breakpoint
grant update (cause, what, responsible, due, why_not, result, written_by, version) on actions to aktsom_supplier;
--> statement-breakpoint
grant delete on action_files to aktsom_supplier;
--> statement-breakpoint
-- It sends its code in, and finds nothing of it.
create policy not_compared on comparisons as restrictive for insert to aktsom_supplier with check (compared_at is null);
--> statement-breakpoint
-- Everybody writes in her own name.
-- What a check of its declaration has found is asked by nobody.
create policy contact_in_own_name on messages as restrictive for insert to aktsom_supplier with check (contact_id = asking_contact()
  or num_nonnulls(contact_id, member_id) = 0 and exists (select from declarations where declarations.request_id = messages.request_id));
--> statement-breakpoint
create policy member_in_own_name on messages as restrictive for insert to aktsom_member with check (member_id = asking_member());
--> statement-breakpoint
grant insert on decisions, conditions, risk_assessments, checks to aktsom_member;
--> statement-breakpoint
grant update (state, decided_by, decided_at, answer) on decisions to aktsom_member;
--> statement-breakpoint
grant update (met_by, met_at) on conditions to aktsom_member;
--> statement-breakpoint
grant insert, select on disputes to aktsom_supplier;
--> statement-breakpoint
grant update (state, answer, decided_by, decided_at) on disputes to aktsom_member;
--> statement-breakpoint
create policy disputes_in_own_name on disputes as restrictive for insert to aktsom_supplier
  with check (disputed_by = asking_contact() and state = 'asked');
--> statement-breakpoint
create policy answers_in_own_name on disputes as restrictive for update to aktsom_member with check (decided_by = asking_member());
--> statement-breakpoint
create policy proposes_in_own_name on decisions as restrictive for insert to aktsom_member with check (proposed_by = asking_member()
  and decided_by is not distinct from (case when state = 'decided' then asking_member() end));
--> statement-breakpoint
create policy decides_in_own_name on decisions as restrictive for update to aktsom_member
  with check (case when state = 'taken back' then proposed_by = asking_member() else decided_by = asking_member() end);
--> statement-breakpoint
create policy meets_in_own_name on conditions as restrictive for update to aktsom_member with check (met_by = asking_member());
--> statement-breakpoint
create policy member_in_own_name on checks as restrictive for insert to aktsom_member with check (checked_by = asking_member());
--> statement-breakpoint
create policy member_in_own_name on risk_assessments as restrictive for insert to aktsom_member with check (assessed_by = asking_member());
--> statement-breakpoint
-- A status that takes a decision is not brought along.
create policy begins_undecided on suppliers as restrictive for insert to aktsom_member
  with check (status in ('prospective', 'not yet assessed', 'onboarding', 'inactive'));
--> statement-breakpoint
-- Never who proposed it, or what was said before.
grant select (id, buyer_id, supplier_id, outcome, state, reason, for_people, review_by, decided_at, supplier_said, said_by, said_at)
  on decisions to aktsom_supplier;
--> statement-breakpoint
grant update (supplier_said, said_by, said_at) on decisions to aktsom_supplier;
--> statement-breakpoint
create policy answers_in_own_name on decisions as restrictive for update to aktsom_supplier with check (said_by = asking_contact());
--> statement-breakpoint
grant select on conditions to aktsom_supplier;
--> statement-breakpoint
create policy contact_in_own_name on pauses as restrictive for insert to aktsom_supplier with check (contact_id = asking_contact());
--> statement-breakpoint
create policy member_in_own_name on pauses as restrictive for insert to aktsom_member with check (member_id = asking_member());
--> statement-breakpoint
create policy member_in_own_name on reviews as restrictive for insert to aktsom_member with check (reviewed_by = asking_member());
--> statement-breakpoint
create policy member_in_own_name on declaration_reviews as restrictive for insert to aktsom_member with check (reviewed_by = asking_member());
--> statement-breakpoint
-- It uploads, and takes away what it has not sent in.
create policy begins_as_draft on certificates as restrictive for insert to aktsom_supplier with check (state = 'draft');
--> statement-breakpoint
create policy takes_away on certificates as restrictive for delete to aktsom_supplier using (state = 'draft');
--> statement-breakpoint
grant select, insert, delete on certificates to aktsom_supplier;
--> statement-breakpoint
grant update (type, state, holder_name, number, issuer, accreditation_body, edition, scope, sites, details, valid_from, valid_to,
  ends_on, replaces_id, submitted_at, renewing_since, version) on certificates to aktsom_supplier;
--> statement-breakpoint
grant update (state, suspensions, replaced_at, accepted_at, not_accepted_at, reason, checked_in, checked_on, decided_by, version)
  on certificates to aktsom_member;
--> statement-breakpoint
grant insert, update on gaps to aktsom_job;
--> statement-breakpoint
grant update on contacts, files to aktsom_supplier;
--> statement-breakpoint
-- What it asked for it may take back, and decide nothing.
grant update (state) on claims, extensions, proposed_contacts to aktsom_supplier;
--> statement-breakpoint
create policy takes_back on claims as restrictive for update to aktsom_supplier using (state = 'asked') with check (state = 'taken back');
--> statement-breakpoint
create policy takes_back on extensions as restrictive for update to aktsom_supplier using (state = 'asked') with check (state = 'taken back');
--> statement-breakpoint
create policy takes_back on proposed_contacts as restrictive for update to aktsom_supplier using (state = 'asked') with check (state = 'taken back');
--> statement-breakpoint
grant update (state, waiting_for_id, opened_at, submitted_at, is_late, closed_at, reason, version) on requests to aktsom_supplier;
--> statement-breakpoint
grant update (value, comment, source, origin, answered_by, answered_at, version) on answers to aktsom_supplier, aktsom_contributor;
--> statement-breakpoint
grant select, insert, update (is_allowed) on reuses to aktsom_supplier;
--> statement-breakpoint
grant update (done_at) on shares to aktsom_supplier, aktsom_contributor;
--> statement-breakpoint
grant update on declaration_drafts to aktsom_supplier, aktsom_contributor;
--> statement-breakpoint
grant delete on shares, answer_files to aktsom_supplier;
--> statement-breakpoint

grant select on contacts, requirements, requests, shares, documents, company_facts, sites, events, editions, country_scores,
  questionnaires, answers, answer_files, reviews, files, declaration_drafts, declaration_reviews, smelter_lists, listed_smelters
  to aktsom_contributor;
--> statement-breakpoint
grant insert on mails, events, answers, answer_files, files, declaration_drafts to aktsom_contributor;
--> statement-breakpoint
grant delete on answer_files to aktsom_contributor;
--> statement-breakpoint
grant update (state, opened_at, submitted_at, is_late, closed_at, version) on requests to aktsom_contributor;
--> statement-breakpoint
grant update (language) on contacts to aktsom_contributor;
--> statement-breakpoint
-- She writes to nobody but whoever asked for her help, and to her only that it is done.
create policy contributor on mails for insert to aktsom_contributor with check (buyer_id = asking_buyer()
  and supplier_id = asking_supplier() and template = 'part-done' and contact_id in (select shared_by from shares));
--> statement-breakpoint
create policy her_own on contacts as restrictive for update to aktsom_contributor using (id = asking_contact());
--> statement-breakpoint

grant select on people, sessions, links, members, contacts to aktsom_visitor;
--> statement-breakpoint
grant insert on people, sessions, mails to aktsom_visitor;
--> statement-breakpoint
grant update on people, sessions, links to aktsom_visitor;
--> statement-breakpoint
grant update (came_in_at) on members to aktsom_visitor;
--> statement-breakpoint
grant delete on sessions to aktsom_visitor;
--> statement-breakpoint

grant select on evidence_keys to aktsom_visitor, aktsom_supplier, aktsom_contributor;
--> statement-breakpoint
grant insert on mails, links, events, evidence_keys, reminder_runs, requests to aktsom_job;
--> statement-breakpoint
grant update on mails, files, links, codes, reminder_runs to aktsom_job;
--> statement-breakpoint
grant update (undelivered_at) on requests to aktsom_job;
--> statement-breakpoint
grant update (undeliverable_since) on contacts to aktsom_job;
--> statement-breakpoint
grant delete on sessions, links, codes, files to aktsom_job;
