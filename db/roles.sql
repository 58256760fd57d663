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
