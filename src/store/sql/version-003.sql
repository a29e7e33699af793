-- The dossiers of temporary work experience: clients that the VDAB refers to a
-- partner, what is agreed with them, and what was printed.

CREATE TABLE partner (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  street TEXT,
  postcode TEXT,
  place TEXT,
  phone TEXT,
  email TEXT,
  follower_name TEXT,
  follower_phone TEXT,
  follower_email TEXT,
  remarks TEXT,
  search_text TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE partner_search USING fts5 (search_text, content='partner', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE TRIGGER partner_added AFTER INSERT ON partner BEGIN
  INSERT INTO partner_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER partner_renamed AFTER UPDATE OF search_text ON partner WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO partner_search (partner_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO partner_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER partner_removed AFTER DELETE ON partner BEGIN
  INSERT INTO partner_search (partner_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

CREATE TABLE mediator (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  email_key TEXT NOT NULL,
  remarks TEXT,
  search_text TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE mediator_search USING fts5 (search_text, content='mediator', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE TRIGGER mediator_added AFTER INSERT ON mediator BEGIN
  INSERT INTO mediator_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER mediator_renamed AFTER UPDATE OF search_text ON mediator WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO mediator_search (mediator_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO mediator_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER mediator_removed AFTER DELETE ON mediator BEGIN
  INSERT INTO mediator_search (mediator_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

CREATE TABLE dossier (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  last_name TEXT NOT NULL CHECK (last_name <> ''),
  last_name_key TEXT NOT NULL,
  first_name TEXT NOT NULL CHECK (first_name <> ''),
  first_name_key TEXT NOT NULL,
  client_number TEXT NOT NULL CHECK (client_number <> ''),
  client_number_key TEXT NOT NULL,
  national_number TEXT,
  street TEXT,
  postcode TEXT,
  place TEXT,
  place_key TEXT NOT NULL,
  province INTEGER NOT NULL CHECK (province >= 0),
  phone TEXT,
  email TEXT,
  work_situation TEXT,
  category TEXT,
  category_key TEXT NOT NULL,
  lot TEXT,
  lot_key TEXT NOT NULL,
  mediator TEXT NOT NULL REFERENCES mediator (uuid) DEFERRABLE INITIALLY DEFERRED,
  counsellor_name TEXT,
  counsellor_phone TEXT,
  counsellor_email TEXT,
  residence_status INTEGER NOT NULL CHECK (residence_status >= 0),
  residence_until TEXT,
  work_card INTEGER NOT NULL CHECK (work_card >= 0),
  work_card_until TEXT,
  cv_published_on TEXT,
  paying_institution TEXT,
  followed_reason INTEGER NOT NULL CHECK (followed_reason >= 0),
  followed_on TEXT,
  remarks TEXT,
  search_text TEXT NOT NULL
) STRICT;
CREATE INDEX dossier_of_mediator ON dossier (mediator);

CREATE VIRTUAL TABLE dossier_search USING fts5 (search_text, content='dossier', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE TRIGGER dossier_added AFTER INSERT ON dossier BEGIN
  INSERT INTO dossier_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER dossier_renamed AFTER UPDATE OF search_text ON dossier WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO dossier_search (dossier_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO dossier_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER dossier_removed AFTER DELETE ON dossier BEGIN
  INSERT INTO dossier_search (dossier_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

CREATE TABLE mediation (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  dossier TEXT NOT NULL REFERENCES dossier (uuid) DEFERRABLE INITIALLY DEFERRED,
  referred_on TEXT NOT NULL,
  attended_on TEXT,
  weo_printed_on TEXT,
  weo_signed_on TEXT,
  process_started_on TEXT,
  process_ended_on TEXT,
  ending INTEGER NOT NULL CHECK (ending >= 0),
  ending_remark TEXT,
  advice INTEGER NOT NULL CHECK (advice >= 0),
  advice_remark TEXT,
  advice_on TEXT,
  advice_delivery INTEGER NOT NULL CHECK (advice_delivery >= 0),
  closed_on TEXT,
  closing INTEGER NOT NULL CHECK (closing >= 0),
  access_until TEXT
) STRICT;
CREATE INDEX mediation_of_dossier ON mediation (dossier);

CREATE TABLE appointment (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  mediation TEXT NOT NULL REFERENCES mediation (uuid) DEFERRABLE INITIALLY DEFERRED,
  type INTEGER NOT NULL CHECK (type >= 0),
  registered INTEGER NOT NULL CHECK (registered BETWEEN 0 AND 1),
  date TEXT NOT NULL,
  time TEXT NOT NULL CHECK (time <> ''),
  duration INTEGER NOT NULL CHECK (duration >= 0),
  contact_name TEXT,
  location TEXT,
  street TEXT,
  postcode TEXT,
  place TEXT,
  remarks TEXT,
  outcome INTEGER NOT NULL CHECK (outcome >= 0),
  completed_on TEXT,
  residence_checked INTEGER NOT NULL CHECK (residence_checked BETWEEN 0 AND 1),
  work_card_checked INTEGER NOT NULL CHECK (work_card_checked BETWEEN 0 AND 1),
  letter_printed_on TEXT,
  replan_reason TEXT
) STRICT;
CREATE INDEX appointment_of_mediation ON appointment (mediation);

CREATE TABLE sheet (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  mediation TEXT NOT NULL REFERENCES mediation (uuid) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number >= 0),
  opened_on TEXT NOT NULL,
  agreements TEXT,
  closed_on TEXT,
  client_signed_on TEXT,
  mediator_signed_on TEXT
) STRICT;
CREATE INDEX sheet_of_mediation ON sheet (mediation);

CREATE TABLE goal (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  mediation TEXT NOT NULL REFERENCES mediation (uuid) DEFERRABLE INITIALLY DEFERRED,
  rubric INTEGER NOT NULL CHECK (rubric >= 0),
  name TEXT NOT NULL CHECK (name <> ''),
  remarks TEXT,
  reached_on TEXT,
  search_text TEXT NOT NULL
) STRICT;
CREATE INDEX goal_of_mediation ON goal (mediation);

CREATE VIRTUAL TABLE goal_search USING fts5 (search_text, content='goal', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE TRIGGER goal_added AFTER INSERT ON goal BEGIN
  INSERT INTO goal_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER goal_renamed AFTER UPDATE OF search_text ON goal WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO goal_search (goal_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO goal_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER goal_removed AFTER DELETE ON goal BEGIN
  INSERT INTO goal_search (goal_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  mediation TEXT NOT NULL REFERENCES mediation (uuid) DEFERRABLE INITIALLY DEFERRED,
  type INTEGER NOT NULL CHECK (type >= 0),
  code TEXT,
  name TEXT NOT NULL CHECK (name <> ''),
  organiser TEXT,
  by_vdab INTEGER NOT NULL CHECK (by_vdab BETWEEN 0 AND 1),
  service TEXT REFERENCES service (uuid) DEFERRABLE INITIALLY DEFERRED,
  contact_name TEXT,
  contact_phone TEXT,
  contact_email TEXT,
  summary TEXT,
  goal TEXT REFERENCES goal (uuid) DEFERRABLE INITIALLY DEFERRED,
  starts_on TEXT,
  ends_on TEXT,
  hours INTEGER NOT NULL CHECK (hours >= 0),
  client_agreed_on TEXT,
  mediator_agreed_on TEXT,
  state INTEGER NOT NULL CHECK (state >= 0),
  requested_on TEXT,
  started_on TEXT,
  ended_on TEXT,
  end_reason TEXT,
  cancelled_on TEXT,
  attested_on TEXT,
  search_text TEXT NOT NULL
) STRICT;
CREATE INDEX activity_of_mediation ON activity (mediation);
CREATE INDEX activity_of_service ON activity (service);
CREATE INDEX activity_of_goal ON activity (goal);

CREATE VIRTUAL TABLE activity_search USING fts5 (search_text, content='activity', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE TRIGGER activity_added AFTER INSERT ON activity BEGIN
  INSERT INTO activity_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER activity_renamed AFTER UPDATE OF search_text ON activity WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO activity_search (activity_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO activity_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER activity_removed AFTER DELETE ON activity BEGIN
  INSERT INTO activity_search (activity_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  mediation TEXT NOT NULL REFERENCES mediation (uuid) DEFERRABLE INITIALLY DEFERRED,
  sheet TEXT REFERENCES sheet (uuid) DEFERRABLE INITIALLY DEFERRED,
  goal TEXT REFERENCES goal (uuid) DEFERRABLE INITIALLY DEFERRED,
  activity TEXT REFERENCES activity (uuid) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (name <> ''),
  due_on TEXT,
  progress INTEGER NOT NULL CHECK (progress >= 0),
  done_on TEXT,
  remarks TEXT,
  search_text TEXT NOT NULL
) STRICT;
CREATE INDEX task_of_mediation ON task (mediation);
CREATE INDEX task_of_sheet ON task (sheet);
CREATE INDEX task_of_goal ON task (goal);
CREATE INDEX task_of_activity ON task (activity);

CREATE VIRTUAL TABLE task_search USING fts5 (search_text, content='task', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE TRIGGER task_added AFTER INSERT ON task BEGIN
  INSERT INTO task_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER task_renamed AFTER UPDATE OF search_text ON task WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO task_search (task_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO task_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER task_removed AFTER DELETE ON task BEGIN
  INSERT INTO task_search (task_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

CREATE TABLE competence (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  dossier TEXT NOT NULL REFERENCES dossier (uuid) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (name <> ''),
  score INTEGER NOT NULL CHECK (score >= 0),
  scored_on TEXT,
  remarks TEXT,
  search_text TEXT NOT NULL
) STRICT;
CREATE INDEX competence_of_dossier ON competence (dossier);

CREATE VIRTUAL TABLE competence_search USING fts5 (search_text, content='competence', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE TRIGGER competence_added AFTER INSERT ON competence BEGIN
  INSERT INTO competence_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER competence_renamed AFTER UPDATE OF search_text ON competence WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO competence_search (competence_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO competence_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER competence_removed AFTER DELETE ON competence BEGIN
  INSERT INTO competence_search (competence_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

CREATE TABLE study (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  dossier TEXT NOT NULL REFERENCES dossier (uuid) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (name <> ''),
  school TEXT,
  from_year INTEGER NOT NULL CHECK (from_year >= 0),
  until_year INTEGER NOT NULL CHECK (until_year >= 0),
  diploma INTEGER NOT NULL CHECK (diploma BETWEEN 0 AND 1),
  search_text TEXT NOT NULL
) STRICT;
CREATE INDEX study_of_dossier ON study (dossier);

CREATE VIRTUAL TABLE study_search USING fts5 (search_text, content='study', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE TRIGGER study_added AFTER INSERT ON study BEGIN
  INSERT INTO study_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER study_renamed AFTER UPDATE OF search_text ON study WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO study_search (study_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO study_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER study_removed AFTER DELETE ON study BEGIN
  INSERT INTO study_search (study_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

CREATE TABLE target (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  dossier TEXT NOT NULL REFERENCES dossier (uuid) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (name <> ''),
  rank INTEGER NOT NULL CHECK (rank >= 0),
  remarks TEXT,
  search_text TEXT NOT NULL
) STRICT;
CREATE INDEX target_of_dossier ON target (dossier);

CREATE VIRTUAL TABLE target_search USING fts5 (search_text, content='target', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE TRIGGER target_added AFTER INSERT ON target BEGIN
  INSERT INTO target_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER target_renamed AFTER UPDATE OF search_text ON target WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO target_search (target_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO target_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER target_removed AFTER DELETE ON target BEGIN
  INSERT INTO target_search (target_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

CREATE TABLE signal (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  mediation TEXT NOT NULL REFERENCES mediation (uuid) DEFERRABLE INITIALLY DEFERRED,
  topic INTEGER NOT NULL CHECK (topic >= 0),
  recipient TEXT,
  email TEXT,
  made_on TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  sent_on TEXT,
  sent_by INTEGER NOT NULL CHECK (sent_by >= 0)
) STRICT;
CREATE INDEX signal_of_mediation ON signal (mediation);

CREATE TABLE printout (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  mediation TEXT NOT NULL REFERENCES mediation (uuid) DEFERRABLE INITIALLY DEFERRED,
  template TEXT NOT NULL CHECK (template <> ''),
  template_revision INTEGER NOT NULL CHECK (template_revision >= 0),
  name TEXT NOT NULL CHECK (name <> ''),
  about TEXT,
  made_on TEXT NOT NULL CHECK (made_on <> ''),
  way INTEGER NOT NULL CHECK (way >= 0),
  content TEXT NOT NULL CHECK (content <> ''),
  search_text TEXT NOT NULL
) STRICT;
CREATE INDEX printout_of_mediation ON printout (mediation);

CREATE VIRTUAL TABLE printout_search USING fts5 (search_text, content='printout', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE TRIGGER printout_added AFTER INSERT ON printout BEGIN
  INSERT INTO printout_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER printout_renamed AFTER UPDATE OF search_text ON printout WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO printout_search (printout_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO printout_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER printout_removed AFTER DELETE ON printout BEGIN
  INSERT INTO printout_search (printout_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

-- one mediation of a client at a time
CREATE UNIQUE INDEX mediation_open ON mediation (dossier) WHERE closed_on IS NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX dossier_of_client ON dossier (client_number) WHERE deleted_at IS NULL;
CREATE INDEX appointment_by_date ON appointment (mediation, date) WHERE deleted_at IS NULL;

ALTER TABLE profile ADD COLUMN partner TEXT REFERENCES partner (uuid) DEFERRABLE INITIALLY DEFERRED;
-- the name of who works, and of who did something
ALTER TABLE profile ADD COLUMN person TEXT;
ALTER TABLE event ADD COLUMN person TEXT;
-- an export goes through the history in the order of time
CREATE INDEX event_by_time ON event (at);

-- every dossier with its newest mediation; stm_mediation_get_phase() says the same
CREATE VIEW caseload AS
SELECT
  dossier.id, dossier.uuid, dossier.revision, dossier.created_at, dossier.changed_at, dossier.deleted_at,
  dossier.last_name, dossier.last_name_key, dossier.first_name, dossier.first_name_key,
  dossier.client_number, dossier.client_number_key, dossier.category, dossier.category_key, dossier.work_situation,
  dossier.lot, dossier.lot_key, dossier.place, dossier.place_key,
  mediator.name AS mediator_name, mediator.name_key AS mediator_name_key,
  CASE
    WHEN mediation.closed_on IS NOT NULL AND mediation.ending = 4 THEN 7
    WHEN mediation.closed_on IS NOT NULL THEN 6
    WHEN mediation.process_ended_on IS NOT NULL THEN 5
    WHEN mediation.process_started_on IS NOT NULL THEN 4
    WHEN mediation.weo_signed_on IS NOT NULL THEN 3
    WHEN mediation.weo_printed_on IS NOT NULL THEN 2
    WHEN mediation.attended_on IS NOT NULL THEN 1
    ELSE 0
  END AS phase,
  mediation.referred_on, mediation.attended_on,
  (SELECT min (appointment.date) FROM appointment
    WHERE appointment.mediation = mediation.uuid AND appointment.outcome = 0 AND appointment.deleted_at IS NULL) AS next_contact,
  mediation.process_ended_on AS ended_on, coalesce (mediation.ending, 0) AS ending, coalesce (mediation.advice, 0) AS advice,
  mediation.closed_on, mediation.access_until,
  dossier.mediator, mediation.uuid AS mediation
FROM dossier
JOIN mediator ON mediator.uuid = dossier.mediator
LEFT JOIN mediation ON mediation.id = (SELECT newest.id FROM mediation newest
  WHERE newest.dossier = dossier.uuid AND newest.deleted_at IS NULL ORDER BY newest.referred_on DESC, newest.id DESC LIMIT 1);
