-- Rounds and deadlines, roles of services and regions, places by number, and
-- packages between profiles.

CREATE TABLE region (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  contact_name TEXT,
  phone TEXT,
  email TEXT,
  website TEXT,
  street TEXT,
  postcode TEXT,
  place TEXT,
  opening_hours TEXT,
  remarks TEXT,
  search_text TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE region_search USING fts5 (search_text, content='region', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE TRIGGER region_added AFTER INSERT ON region BEGIN
  INSERT INTO region_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER region_renamed AFTER UPDATE OF search_text ON region WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO region_search (region_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO region_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER region_removed AFTER DELETE ON region BEGIN
  INSERT INTO region_search (region_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

CREATE TABLE deadline (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  programme TEXT NOT NULL REFERENCES programme (uuid) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  date TEXT,
  time TEXT,
  starts_on TEXT,
  weeks_before INTEGER NOT NULL CHECK (weeks_before >= 0),
  round INTEGER NOT NULL CHECK (round >= 0),
  effect INTEGER NOT NULL CHECK (effect >= 0),
  audience INTEGER NOT NULL CHECK (audience >= 0),
  remarks TEXT,
  done_on TEXT
) STRICT;
CREATE INDEX deadline_of_programme ON deadline (programme);

CREATE TABLE offer (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  service TEXT NOT NULL REFERENCES service (uuid) DEFERRABLE INITIALLY DEFERRED,
  programme TEXT NOT NULL REFERENCES programme (uuid) DEFERRABLE INITIALLY DEFERRED,
  model INTEGER NOT NULL CHECK (model >= 0),
  places INTEGER NOT NULL CHECK (places >= 0),
  department TEXT,
  department_key TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  days INTEGER NOT NULL CHECK (days >= 0),
  contact_name TEXT,
  remarks TEXT,
  search_text TEXT NOT NULL
) STRICT;
CREATE INDEX offer_of_service ON offer (service);
CREATE INDEX offer_of_programme ON offer (programme);

CREATE VIRTUAL TABLE offer_search USING fts5 (search_text, content='offer', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE TRIGGER offer_added AFTER INSERT ON offer BEGIN
  INSERT INTO offer_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER offer_renamed AFTER UPDATE OF search_text ON offer WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO offer_search (offer_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO offer_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER offer_removed AFTER DELETE ON offer BEGIN
  INSERT INTO offer_search (offer_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

CREATE TABLE demand (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  school TEXT NOT NULL REFERENCES school (uuid) DEFERRABLE INITIALLY DEFERRED,
  programme TEXT NOT NULL REFERENCES programme (uuid) DEFERRABLE INITIALLY DEFERRED,
  model INTEGER NOT NULL CHECK (model >= 0),
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  days INTEGER NOT NULL CHECK (days >= 0),
  half_day_hours INTEGER NOT NULL CHECK (half_day_hours >= 0),
  number INTEGER NOT NULL CHECK (number >= 0),
  certainty INTEGER NOT NULL CHECK (certainty >= 0),
  asked_on TEXT,
  contact_name TEXT,
  remarks TEXT,
  places_sent_on TEXT
) STRICT;
CREATE INDEX demand_of_school ON demand (school);
CREATE INDEX demand_of_programme ON demand (programme);

CREATE TABLE arrangement (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  demand TEXT NOT NULL REFERENCES demand (uuid) DEFERRABLE INITIALLY DEFERRED,
  offer TEXT NOT NULL REFERENCES offer (uuid) DEFERRABLE INITIALLY DEFERRED,
  places INTEGER NOT NULL CHECK (places >= 0),
  contact_name TEXT,
  remarks TEXT,
  pupils_sent_on TEXT,
  unused_sent_on TEXT
) STRICT;
CREATE INDEX arrangement_of_demand ON arrangement (demand);
CREATE INDEX arrangement_of_offer ON arrangement (offer);

CREATE TABLE assignment (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  arrangement TEXT NOT NULL REFERENCES arrangement (uuid) DEFERRABLE INITIALLY DEFERRED,
  student TEXT NOT NULL REFERENCES student (uuid) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX assignment_of_arrangement ON assignment (arrangement);
CREATE INDEX assignment_of_student ON assignment (student);

CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  demand TEXT NOT NULL REFERENCES demand (uuid) DEFERRABLE INITIALLY DEFERRED,
  arrangement TEXT REFERENCES arrangement (uuid) DEFERRABLE INITIALLY DEFERRED,
  topic INTEGER NOT NULL CHECK (topic >= 0),
  audience INTEGER NOT NULL CHECK (audience >= 0),
  text TEXT NOT NULL CHECK (text <> ''),
  sent_on TEXT NOT NULL
) STRICT;
CREATE INDEX message_of_demand ON message (demand);
CREATE INDEX message_of_arrangement ON message (arrangement);

CREATE TABLE peer (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  role INTEGER NOT NULL CHECK (role >= 0),
  profile TEXT NOT NULL CHECK (profile <> ''),
  school TEXT REFERENCES school (uuid) DEFERRABLE INITIALLY DEFERRED,
  service TEXT REFERENCES service (uuid) DEFERRABLE INITIALLY DEFERRED,
  region TEXT REFERENCES region (uuid) DEFERRABLE INITIALLY DEFERRED,
  sign_key TEXT,
  box_key TEXT,
  confirmed_on TEXT,
  search_text TEXT NOT NULL
) STRICT;
CREATE INDEX peer_of_school ON peer (school);
CREATE INDEX peer_of_service ON peer (service);
CREATE INDEX peer_of_region ON peer (region);

CREATE VIRTUAL TABLE peer_search USING fts5 (search_text, content='peer', content_rowid='id', tokenize='unicode61 remove_diacritics 2', columnsize=0);
CREATE TRIGGER peer_added AFTER INSERT ON peer BEGIN
  INSERT INTO peer_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER peer_renamed AFTER UPDATE OF search_text ON peer WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO peer_search (peer_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO peer_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER peer_removed AFTER DELETE ON peer BEGIN
  INSERT INTO peer_search (peer_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

CREATE TABLE package (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  deleted_at TEXT,
  direction INTEGER NOT NULL CHECK (direction >= 0),
  content INTEGER NOT NULL CHECK (content >= 0),
  peer TEXT REFERENCES peer (uuid) DEFERRABLE INITIALLY DEFERRED,
  receiver TEXT,
  made_at TEXT NOT NULL CHECK (made_at <> ''),
  made_at_key TEXT NOT NULL,
  records INTEGER NOT NULL CHECK (records >= 0),
  digest TEXT
) STRICT;
CREATE INDEX package_of_peer ON package (peer);

-- what the home view counts: weeks on stage, late requests, what changed lately
CREATE INDEX request_in_weeks ON request (start_1, end_1, start_2, end_2, start_3, end_3, start_4, end_4) WHERE deleted_at IS NULL;
CREATE INDEX request_by_change ON request (changed_at, student);
CREATE INDEX student_by_change ON student (changed_at, uuid);
CREATE INDEX placement_by_change ON placement (changed_at, service);
CREATE INDEX placement_by_decision ON placement (decided_at, request) WHERE state = 0 AND deleted_at IS NULL;

-- how a deadline is found by the rounds of a request
CREATE INDEX deadline_of_round ON deadline (programme, effect) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX assignment_of_pupil ON assignment (arrangement, student) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX peer_of_profile ON peer (profile) WHERE deleted_at IS NULL;

ALTER TABLE programme ADD COLUMN method INTEGER NOT NULL DEFAULT 0 CHECK (method BETWEEN 0 AND 1);
ALTER TABLE profile ADD COLUMN service TEXT REFERENCES service (uuid) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE profile ADD COLUMN region TEXT REFERENCES region (uuid) DEFERRABLE INITIALLY DEFERRED;
-- old and new value of fields that say nothing of a person
ALTER TABLE event ADD COLUMN changes TEXT;

-- when the request was entered, on the clocks here: what came before this
-- version is told by when it was saved, in UTC
ALTER TABLE request ADD COLUMN entered TEXT;
UPDATE request SET entered = substr (created_at, 1, 10) || ' ' || substr (created_at, 12, 5);
CREATE INDEX request_by_entry ON request (programme, entered) WHERE deleted_at IS NULL;

-- the keys of this profile, in a form that only the program's exchange knows
CREATE TABLE identity (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  keys BLOB NOT NULL
) STRICT;

-- up to which revision a record of another profile was dealt with, and what
-- revision of ours that profile had seen
CREATE TABLE seen (
  peer TEXT NOT NULL REFERENCES peer (uuid) DEFERRABLE INITIALLY DEFERRED,
  record TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  PRIMARY KEY (peer, record)
) STRICT;

-- SPEC T7: the round in which a request falls; stm_round_find() says the same
CREATE VIEW timing AS
SELECT counted.request,
  CASE WHEN counted.entered IS NULL OR counted.rounds_over = counted.rounds THEN 0 ELSE counted.rounds_over + 1 END AS round,
  CASE
    WHEN counted.entered IS NULL OR counted.rounds = 0 THEN 0
    WHEN counted.rounds_over = counted.rounds THEN 4
    WHEN counted.rounds_over > 0 THEN 3
    WHEN counted.due > 0 THEN 2
    ELSE 1
  END AS timing
FROM (
  SELECT r.id AS request, r.entered,
    (SELECT count(*) FROM deadline d WHERE d.programme = r.programme AND d.effect = 3 AND d.deleted_at IS NULL) AS rounds,
    (SELECT count(*) FROM deadline d WHERE d.programme = r.programme AND d.effect = 3 AND d.deleted_at IS NULL
      AND r.entered >= d.date || ' ' || coalesce (d.time, '24:00')) AS rounds_over,
    (SELECT count(*) FROM deadline d WHERE d.programme = r.programme AND d.effect = 1 AND d.deleted_at IS NULL
      AND r.entered >= d.date || ' ' || coalesce (d.time, '24:00')) AS due
  FROM request r) AS counted;

DROP VIEW overview;

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
  request.entered, coalesce (timing.round, 0) AS round, coalesce (timing.timing, 0) AS timing,
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
LEFT JOIN service preferred ON preferred.id = standing.preference_1
LEFT JOIN timing ON timing.request = standing.request;

-- SPEC V3, V4: what was passed on is told by the record, or by the log of
-- messages; stm_arrangement_find_pupils_sent_on() and its like say the same
CREATE VIEW arrangement_use AS
SELECT arrangement.uuid, arrangement.demand, arrangement.places,
  (SELECT count(*) FROM assignment WHERE assignment.arrangement = arrangement.uuid AND assignment.deleted_at IS NULL) AS assigned,
  coalesce (arrangement.pupils_sent_on,
    (SELECT max (message.sent_on) FROM message
      WHERE message.arrangement = arrangement.uuid AND message.topic = 1 AND message.deleted_at IS NULL)) AS pupils_sent_on
FROM arrangement
WHERE arrangement.deleted_at IS NULL;

-- every demand, what became of it, and where its tasks stand today;
-- stm_demand_count() and stm_stage_find_task() say the same
CREATE VIEW tally AS
WITH counted AS (
  SELECT demand.*,
    coalesce (demand.places_sent_on,
      (SELECT max (message.sent_on) FROM message
        WHERE message.demand = demand.uuid AND message.topic = 0 AND message.deleted_at IS NULL)) AS places_done,
    coalesce ((SELECT sum (u.places) FROM arrangement_use u WHERE u.demand = demand.uuid), 0) AS arranged,
    coalesce ((SELECT sum (u.assigned) FROM arrangement_use u WHERE u.demand = demand.uuid), 0) AS assigned,
    coalesce ((SELECT sum (u.places - u.assigned) FROM arrangement_use u
      WHERE u.demand = demand.uuid AND u.pupils_sent_on IS NOT NULL AND u.places > u.assigned), 0) AS unused,
    (SELECT count(*) > 0 AND count(*) = count (u.pupils_sent_on) FROM arrangement_use u
      WHERE u.demand = demand.uuid) AS pupils_done,
    date (demand.starts_on, '-42 days') AS places_limit,
    date (demand.starts_on, '-14 days') AS pupils_limit,
    date ('now', 'localtime') AS today
  FROM demand
),
due AS (
  SELECT counted.*,
    CASE WHEN asked_on > places_limit THEN asked_on ELSE places_limit END AS places_due,
    CASE WHEN asked_on > pupils_limit THEN asked_on ELSE pupils_limit END AS pupils_due
  FROM counted
),
stated AS (
  SELECT due.*,
    CASE
      WHEN places_done IS NOT NULL THEN 3
      WHEN places_due > places_limit OR today > places_due THEN 2
      WHEN date (today, '+14 days') >= places_due THEN 1
      ELSE 0
    END AS places_state,
    CASE
      WHEN pupils_done THEN 3
      WHEN pupils_due > pupils_limit OR today > pupils_due THEN 2
      WHEN date (today, '+14 days') >= pupils_due THEN 1
      ELSE 0
    END AS pupils_state
  FROM due
)
SELECT
  stated.id, stated.uuid, stated.revision, stated.created_at, stated.changed_at, stated.deleted_at,
  school.name AS school_name, school.name_key AS school_name_key,
  programme.name AS programme_name, programme.name_key AS programme_name_key,
  stated.starts_on, stated.ends_on, stated.model, stated.number, stated.certainty,
  stated.arranged, stated.assigned, stated.unused,
  CASE WHEN stated.places_state <> 3 THEN 1 WHEN stated.pupils_state <> 3 THEN 2 ELSE 0 END AS next_task,
  CASE WHEN stated.places_state <> 3 THEN stated.places_state ELSE stated.pupils_state END AS next_state,
  stated.places_due, stated.places_state, stated.pupils_due, stated.pupils_state,
  stated.school, stated.programme
FROM stated
JOIN school ON school.uuid = stated.school
JOIN programme ON programme.uuid = stated.programme;
