-- What the tables stand on: who is asking.

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
