-- Administrators are looked up every minute, and counted.
ALTER TABLE user_roles ADD INDEX user_roles_by_role (role);
