-- Profiles, schools, supervisors, services, programmes, students, requests and
-- decisions.  Choices are kept as their position, sets as bits, hours as
-- minutes, dates and times as ISO text; *_key columns are folded for sorting.

CREATE TABLE school (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  institution_number TEXT,
  strands INTEGER NOT NULL CHECK (strands BETWEEN 1 AND 31),
  street TEXT,
  postcode TEXT,
  place TEXT,
  place_key TEXT NOT NULL,
  province INTEGER NOT NULL CHECK (province BETWEEN 0 AND 12),
  contact_name TEXT,
  phone TEXT,
  email TEXT,
  remarks TEXT,
  search_text TEXT NOT NULL
) STRICT;

CREATE INDEX school_by_name ON school (name_key, place_key);

CREATE TABLE supervisor (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  school TEXT NOT NULL REFERENCES school (uuid) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  phone TEXT,
  phone_key TEXT NOT NULL,
  email TEXT,
  email_key TEXT NOT NULL,
  search_text TEXT NOT NULL
) STRICT;

CREATE INDEX supervisor_by_name ON supervisor (name_key, phone_key) WHERE deleted_at IS NULL;
CREATE INDEX supervisor_of_school ON supervisor (school);

CREATE TABLE service (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 8),
  business_number TEXT,
  street TEXT,
  postcode TEXT,
  place TEXT,
  place_key TEXT NOT NULL,
  province INTEGER NOT NULL CHECK (province BETWEEN 0 AND 12),
  contact_name TEXT,
  phone TEXT,
  email TEXT,
  remarks TEXT,
  search_text TEXT NOT NULL
) STRICT;

CREATE INDEX service_by_name ON service (name_key, place_key) WHERE deleted_at IS NULL;

CREATE TABLE programme (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  school_year TEXT NOT NULL CHECK (length(school_year) = 9),
  school_year_key TEXT NOT NULL,
  study TEXT NOT NULL CHECK (study <> ''),
  study_years INTEGER NOT NULL CHECK (study_years BETWEEN 1 AND 127),
  search_text TEXT NOT NULL
) STRICT;

CREATE INDEX programme_by_name ON programme (name_key, school_year_key) WHERE deleted_at IS NULL;

CREATE TABLE student (
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
  school TEXT NOT NULL REFERENCES school (uuid) DEFERRABLE INITIALLY DEFERRED,
  national_number TEXT,
  study_year INTEGER NOT NULL CHECK (study_year BETWEEN 1 AND 7),
  street TEXT,
  postcode TEXT,
  place TEXT,
  place_key TEXT NOT NULL,
  province INTEGER NOT NULL CHECK (province BETWEEN 0 AND 12),
  phone TEXT,
  email TEXT,
  transport INTEGER NOT NULL CHECK (transport BETWEEN 0 AND 15),
  remarks TEXT,
  search_text TEXT NOT NULL
) STRICT;

CREATE INDEX student_by_last_name ON student (last_name_key, first_name_key) WHERE deleted_at IS NULL;
CREATE INDEX student_by_first_name ON student (first_name_key, last_name_key) WHERE deleted_at IS NULL;
CREATE INDEX student_by_place ON student (place_key, last_name_key, first_name_key) WHERE deleted_at IS NULL;
CREATE INDEX student_by_study_year ON student (study_year, last_name_key, first_name_key) WHERE deleted_at IS NULL;
CREATE INDEX student_by_province ON student (province, last_name_key, first_name_key) WHERE deleted_at IS NULL;
CREATE INDEX student_of_school ON student (school, last_name_key, first_name_key) WHERE deleted_at IS NULL;

CREATE TABLE request (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  student TEXT NOT NULL REFERENCES student (uuid) DEFERRABLE INITIALLY DEFERRED,
  programme TEXT NOT NULL REFERENCES programme (uuid) DEFERRABLE INITIALLY DEFERRED,
  supervisor TEXT NOT NULL REFERENCES supervisor (uuid) DEFERRABLE INITIALLY DEFERRED,
  form INTEGER NOT NULL CHECK (form BETWEEN 1 AND 3),
  periods INTEGER NOT NULL CHECK (periods BETWEEN 1 AND 4),
  hours_per_week INTEGER NOT NULL CHECK (hours_per_week >= 0),
  total_hours INTEGER NOT NULL CHECK (total_hours > 0),
  start_1 TEXT NOT NULL,
  end_1 TEXT NOT NULL,
  start_2 TEXT,
  end_2 TEXT,
  start_3 TEXT,
  end_3 TEXT,
  start_4 TEXT,
  end_4 TEXT,
  preference_1 TEXT REFERENCES service (uuid) DEFERRABLE INITIALLY DEFERRED,
  preference_2 TEXT REFERENCES service (uuid) DEFERRABLE INITIALLY DEFERRED,
  preference_3 TEXT REFERENCES service (uuid) DEFERRABLE INITIALLY DEFERRED,
  remarks TEXT,
  CHECK (end_1 >= start_1 AND end_2 >= start_2 AND end_3 >= start_3 AND end_4 >= start_4)
) STRICT;

CREATE UNIQUE INDEX request_of_student ON request (student, programme) WHERE deleted_at IS NULL;
CREATE INDEX request_of_programme ON request (programme);
CREATE INDEX request_of_supervisor ON request (supervisor);
CREATE INDEX request_preferring_1 ON request (preference_1) WHERE preference_1 IS NOT NULL;
CREATE INDEX request_preferring_2 ON request (preference_2) WHERE preference_2 IS NOT NULL;
CREATE INDEX request_preferring_3 ON request (preference_3) WHERE preference_3 IS NOT NULL;
CREATE INDEX request_by_start ON request (start_1) WHERE deleted_at IS NULL;

CREATE TABLE placement (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  request TEXT NOT NULL REFERENCES request (uuid) DEFERRABLE INITIALLY DEFERRED,
  period INTEGER NOT NULL CHECK (period BETWEEN 1 AND 4),
  service TEXT NOT NULL REFERENCES service (uuid) DEFERRABLE INITIALLY DEFERRED,
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
  contact_name TEXT,
  notes TEXT,
  reason TEXT,
  decided_at TEXT,
  CHECK (state = 0 OR reason IS NOT NULL)
) STRICT;

-- one period has at most one accepted service
CREATE UNIQUE INDEX placement_accepted ON placement (request, period) WHERE state = 0 AND deleted_at IS NULL;
CREATE INDEX placement_of_request ON placement (request, state);
CREATE INDEX placement_of_service ON placement (service);

CREATE TABLE profile (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL CHECK (name <> ''),
  role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 4),
  school TEXT REFERENCES school (uuid) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- what happened: names of fields, never their values
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 4),
  type TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  fields TEXT
) STRICT;

CREATE INDEX event_of_record ON event (record, id);

CREATE TRIGGER event_kept BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'history is not edited'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE (ABORT, 'history is not edited'); END;

-- search: external content, so that the text is kept once; with positions, since
-- what looks like one word may be several to the tokenizer
CREATE VIRTUAL TABLE school_search USING fts5 (search_text, content='school', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE VIRTUAL TABLE supervisor_search USING fts5 (search_text, content='supervisor', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE VIRTUAL TABLE service_search USING fts5 (search_text, content='service', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE VIRTUAL TABLE programme_search USING fts5 (search_text, content='programme', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE VIRTUAL TABLE student_search USING fts5 (search_text, content='student', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);

CREATE TRIGGER school_added AFTER INSERT ON school BEGIN
  INSERT INTO school_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER school_renamed AFTER UPDATE OF search_text ON school WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO school_search (school_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO school_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER school_removed AFTER DELETE ON school BEGIN
  INSERT INTO school_search (school_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER supervisor_added AFTER INSERT ON supervisor BEGIN
  INSERT INTO supervisor_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER supervisor_renamed AFTER UPDATE OF search_text ON supervisor WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO supervisor_search (supervisor_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO supervisor_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER supervisor_removed AFTER DELETE ON supervisor BEGIN
  INSERT INTO supervisor_search (supervisor_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER service_added AFTER INSERT ON service BEGIN
  INSERT INTO service_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER service_renamed AFTER UPDATE OF search_text ON service WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO service_search (service_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO service_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER service_removed AFTER DELETE ON service BEGIN
  INSERT INTO service_search (service_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER programme_added AFTER INSERT ON programme BEGIN
  INSERT INTO programme_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER programme_renamed AFTER UPDATE OF search_text ON programme WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO programme_search (programme_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO programme_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER programme_removed AFTER DELETE ON programme BEGIN
  INSERT INTO programme_search (programme_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER student_added AFTER INSERT ON student BEGIN
  INSERT INTO student_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER student_renamed AFTER UPDATE OF search_text ON student WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO student_search (student_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO student_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER student_removed AFTER DELETE ON student BEGIN
  INSERT INTO student_search (student_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

-- SPEC T9: where the newest request of each student stands, as numbers of one
-- narrow row, so that a long list is sorted, filtered and searched without
-- reading requests and decisions.  The view says what is true; the triggers keep
-- the table equal to it, in whatever order records come.
CREATE TABLE standing (
  student INTEGER PRIMARY KEY REFERENCES student (id) ON DELETE CASCADE,
  request INTEGER,
  programme INTEGER,
  supervisor INTEGER,
  preference_1 INTEGER,
  form INTEGER NOT NULL,
  periods INTEGER NOT NULL,
  start_1 TEXT,
  service_1 INTEGER,
  service_2 INTEGER,
  service_3 INTEGER,
  service_4 INTEGER,
  status INTEGER NOT NULL
) STRICT;

CREATE INDEX standing_of_supervisor ON standing (supervisor);
CREATE INDEX standing_preferring ON standing (preference_1);
CREATE INDEX standing_at_1 ON standing (service_1) WHERE service_1 IS NOT NULL;
CREATE INDEX standing_at_2 ON standing (service_2) WHERE service_2 IS NOT NULL;
CREATE INDEX standing_at_3 ON standing (service_3) WHERE service_3 IS NOT NULL;
CREATE INDEX standing_at_4 ON standing (service_4) WHERE service_4 IS NOT NULL;

CREATE VIEW standing_now AS
SELECT
  student.id AS student, request.id AS request, programme.id AS programme, supervisor.id AS supervisor, preferred.id AS preference_1,
  coalesce (request.form, 0) AS form, coalesce (request.periods, 0) AS periods, request.start_1,
  at_1.id AS service_1, at_2.id AS service_2, at_3.id AS service_3, at_4.id AS service_4,
  CASE
    WHEN request.id IS NULL THEN 0
    WHEN (at_1.id IS NOT NULL) + (at_2.id IS NOT NULL) + (at_3.id IS NOT NULL) + (at_4.id IS NOT NULL) >= request.periods THEN 3
    WHEN coalesce (at_1.id, at_2.id, at_3.id, at_4.id) IS NOT NULL THEN 2
    WHEN EXISTS (SELECT 1 FROM placement WHERE placement.request = request.uuid AND state = 1 AND deleted_at IS NULL) THEN 4
    ELSE 1
  END AS status
FROM student
LEFT JOIN request ON request.id = (SELECT max (r.id) FROM request r WHERE r.student = student.uuid AND r.deleted_at IS NULL)
LEFT JOIN programme ON programme.uuid = request.programme
LEFT JOIN supervisor ON supervisor.uuid = request.supervisor
LEFT JOIN service preferred ON preferred.uuid = request.preference_1
LEFT JOIN placement p_1 ON p_1.request = request.uuid AND p_1.period = 1 AND p_1.state = 0 AND p_1.deleted_at IS NULL
LEFT JOIN service at_1 ON at_1.uuid = p_1.service
LEFT JOIN placement p_2 ON p_2.request = request.uuid AND p_2.period = 2 AND p_2.state = 0 AND p_2.deleted_at IS NULL
LEFT JOIN service at_2 ON at_2.uuid = p_2.service
LEFT JOIN placement p_3 ON p_3.request = request.uuid AND p_3.period = 3 AND p_3.state = 0 AND p_3.deleted_at IS NULL
LEFT JOIN service at_3 ON at_3.uuid = p_3.service
LEFT JOIN placement p_4 ON p_4.request = request.uuid AND p_4.period = 4 AND p_4.state = 0 AND p_4.deleted_at IS NULL
LEFT JOIN service at_4 ON at_4.uuid = p_4.service;

CREATE TRIGGER standing_of_student AFTER INSERT ON student BEGIN
  INSERT OR REPLACE INTO standing SELECT * FROM standing_now WHERE student = new.id;
END;
CREATE TRIGGER standing_with_request AFTER INSERT ON request BEGIN
  INSERT OR REPLACE INTO standing SELECT * FROM standing_now WHERE student IN (SELECT id FROM student WHERE uuid = new.student);
END;
CREATE TRIGGER standing_as_request AFTER UPDATE ON request BEGIN
  INSERT OR REPLACE INTO standing SELECT * FROM standing_now WHERE student IN (SELECT id FROM student WHERE uuid IN (old.student, new.student));
END;
CREATE TRIGGER standing_without_request AFTER DELETE ON request BEGIN
  INSERT OR REPLACE INTO standing SELECT * FROM standing_now WHERE student IN (SELECT id FROM student WHERE uuid = old.student);
END;
CREATE TRIGGER standing_with_placement AFTER INSERT ON placement BEGIN
  INSERT OR REPLACE INTO standing SELECT * FROM standing_now WHERE student IN (SELECT student.id FROM request JOIN student ON student.uuid = request.student WHERE request.uuid = new.request);
END;
CREATE TRIGGER standing_as_placement AFTER UPDATE ON placement BEGIN
  INSERT OR REPLACE INTO standing SELECT * FROM standing_now WHERE student IN (SELECT student.id FROM request JOIN student ON student.uuid = request.student WHERE request.uuid IN (old.request, new.request));
END;
CREATE TRIGGER standing_without_placement AFTER DELETE ON placement BEGIN
  INSERT OR REPLACE INTO standing SELECT * FROM standing_now WHERE student IN (SELECT student.id FROM request JOIN student ON student.uuid = request.student WHERE request.uuid = old.request);
END;
-- a file may bring what is referred to after what refers to it
CREATE TRIGGER standing_in_programme AFTER INSERT ON programme BEGIN
  INSERT OR REPLACE INTO standing SELECT * FROM standing_now WHERE student IN (SELECT student.id FROM request JOIN student ON student.uuid = request.student WHERE request.programme = new.uuid);
END;
CREATE TRIGGER standing_under_supervisor AFTER INSERT ON supervisor BEGIN
  INSERT OR REPLACE INTO standing SELECT * FROM standing_now WHERE student IN (SELECT student.id FROM request JOIN student ON student.uuid = request.student WHERE request.supervisor = new.uuid);
END;
CREATE TRIGGER standing_of_service AFTER INSERT ON service BEGIN
  INSERT OR REPLACE INTO standing SELECT * FROM standing_now WHERE student IN (SELECT student.id FROM request JOIN student ON student.uuid = request.student WHERE request.preference_1 = new.uuid);
  INSERT OR REPLACE INTO standing SELECT * FROM standing_now WHERE student
    IN (SELECT student.id FROM placement JOIN request ON request.uuid = placement.request JOIN student ON student.uuid = request.student
        WHERE placement.service = new.uuid);
END;

-- every student, with the newest request and what was decided
CREATE VIEW overview AS
SELECT
  student.id, student.uuid, student.revision, student.created_at, student.changed_at, student.deleted_at,
  student.last_name, student.last_name_key, student.first_name, student.first_name_key,
  student.study_year, student.place, student.place_key, student.province, student.transport,
  student.school, school.name AS school_name, school.name_key AS school_name_key,
  request.uuid AS request, request.programme, request.supervisor,
  supervisor.name AS supervisor_name, coalesce (supervisor.name_key, '') AS supervisor_name_key,
  standing.form, standing.periods, standing.start_1,
  coalesce (request.end_4, request.end_3, request.end_2, request.end_1) AS last_end,
  request.preference_1, preferred.name AS preference_name, coalesce (preferred.name_key, '') AS preference_name_key,
  standing.status,
  -- a service that takes several periods is named once, and so is a note
  (SELECT string_agg (name, ', ' ORDER BY first)
     FROM (SELECT service.name, min (placement.period) AS first
             FROM placement JOIN service ON service.uuid = placement.service
            WHERE placement.request = request.uuid AND state = 0 AND placement.deleted_at IS NULL
            GROUP BY service.id, service.name) AS accepting) AS service_names,
  (SELECT string_agg (note, '; ' ORDER BY first)
     FROM (SELECT concat_ws (' – ', placement.contact_name, placement.notes) AS note, min (placement.period) AS first
             FROM placement
            WHERE placement.request = request.uuid AND state = 0 AND placement.deleted_at IS NULL
            GROUP BY concat_ws (' – ', placement.contact_name, placement.notes)) AS noted) AS notes
FROM student
JOIN standing ON standing.student = student.id
JOIN school ON school.uuid = student.school
LEFT JOIN request ON request.id = standing.request
LEFT JOIN supervisor ON supervisor.id = standing.supervisor
LEFT JOIN service preferred ON preferred.id = standing.preference_1;
