-- The roles, the database and its extensions, as a superuser makes them: for ./run at every start, for docker compose once.
-- hsavtal_owner owns the database and runs the migrations; hsavtal_app, with which the web server signs in, owns nothing.
\getenv owner_password HSAVTAL_OWNER_PASSWORD
\getenv app_password HSAVTAL_APP_PASSWORD

SELECT format('CREATE ROLE %I', role) FROM unnest(ARRAY['hsavtal_owner', 'hsavtal_app']) AS role
WHERE role NOT IN (SELECT rolname FROM pg_roles) \gexec
ALTER ROLE hsavtal_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
ALTER ROLE hsavtal_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'app_password';

SELECT 'CREATE DATABASE hsavtal OWNER hsavtal_owner TEMPLATE template0 ENCODING ''UTF8'''
WHERE 'hsavtal' NOT IN (SELECT datname FROM pg_database) \gexec
REVOKE ALL ON DATABASE hsavtal FROM PUBLIC;
GRANT CONNECT ON DATABASE hsavtal TO hsavtal_app;

\connect hsavtal
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;
