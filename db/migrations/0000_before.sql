-- What the tables stand on: the roles policies speak of, and who is asking.

-- Roles belong to the server, so two databases on it (a test's, a second copy's) share them. The portal's connections
-- take the role aktsom_app when they open; it owns nothing and may do nothing by itself. Whoever migrates may be any
-- login that owns the database and may create roles.
do $$
declare
  role text;
begin
  perform pg_advisory_xact_lock(hashtext('aktsom roles'));
  -- Another database on this server may be making the same roles just now.
  if not exists (select from pg_roles where rolname = 'aktsom_app') then
    begin
      create role aktsom_app nologin noinherit;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  foreach role in array array['aktsom_visitor', 'aktsom_supplier', 'aktsom_contributor', 'aktsom_member', 'aktsom_job'] loop
    if not exists (select from pg_roles where rolname = role) then
      begin
        execute format('create role %I nologin', role);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    if not pg_has_role('aktsom_app', role, 'member') then
      execute format('grant %I to aktsom_app', role);
    end if;
    if not pg_has_role(current_user, role, 'usage') then
      execute format('grant %I to current_user', role);
    end if;
  end loop;
  if not pg_has_role(current_user, 'aktsom_app', 'usage') then
    grant aktsom_app to current_user;
  end if;
end $$;
--> statement-breakpoint
-- A setting made for one transaction is '' afterwards on the same connection, not null: hence nullif.
create function asking_buyer() returns uuid language sql stable parallel safe
  return nullif(current_setting('aktsom.buyer', true), '')::uuid;
--> statement-breakpoint
create function asking_supplier() returns uuid language sql stable parallel safe
  return nullif(current_setting('aktsom.supplier', true), '')::uuid;
--> statement-breakpoint
create function asking_contact() returns uuid language sql stable parallel safe
  return nullif(current_setting('aktsom.contact', true), '')::uuid;
--> statement-breakpoint
create function asking_member() returns uuid language sql stable parallel safe
  return nullif(current_setting('aktsom.member', true), '')::uuid;
--> statement-breakpoint
create function asking_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('aktsom.person', true), '')::uuid;
--> statement-breakpoint
create function asking_email() returns text language sql stable parallel safe
  return nullif(current_setting('aktsom.email', true), '');
--> statement-breakpoint
-- The SHA-256, in hex, of the link, session, key or seal that was presented.
create function asking_hash() returns bytea language sql stable parallel safe
  return decode(nullif(current_setting('aktsom.hash', true), ''), 'hex');
--> statement-breakpoint
-- UUID version 7: 48 bits of milliseconds, the rest random. PostgreSQL 18 has uuidv7(), 15 to 17 have not.
create function new_id() returns uuid language sql volatile parallel safe
  return encode(
    set_bit(set_bit(overlay(
      uuid_send(gen_random_uuid())
      placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
      from 1 for 6), 52, 1), 53, 1),
    'hex')::uuid;
