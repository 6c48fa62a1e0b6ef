import type { Migration } from './migration.ts';

/** Prescriptions: people, the document with its images and signatures, its story, and the lock upon all of it. */
export const prescriptions: Migration = {
  id: 5,
  slug: 'prescriptions',
  up: (target) => {
    target.exec(PEOPLE);
    target.exec(PRESCRIPTION);
    target.exec(PARTS);
    target.exec(SALE);
    target.exec(LOCK);
  },
};

const PEOPLE = `
CREATE TABLE patient (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (name <> ''),
  sex TEXT NOT NULL CHECK (sex IN ('male', 'female', 'unknown')),
  birth_date TEXT,
  -- Who knows only an age says it, and when: it grows by itself.
  age_years INTEGER CHECK (age_years BETWEEN 0 AND 150),
  age_stated_on TEXT,
  phone TEXT NOT NULL,
  id_number TEXT NOT NULL,
  allergies TEXT NOT NULL CHECK (json_valid(allergies)),
  customer_id INTEGER REFERENCES customer (id),
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  CHECK ((age_years IS NULL) = (age_stated_on IS NULL))
) STRICT;
CREATE INDEX patient_by_name ON patient (name);
CREATE INDEX patient_by_phone ON patient (phone) WHERE phone <> '';
CREATE INDEX patient_by_customer ON patient (customer_id) WHERE customer_id IS NOT NULL;

CREATE TABLE doctor (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (name <> ''),
  hospital TEXT NOT NULL,
  department TEXT NOT NULL,
  licence_number TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX doctor_by_name ON doctor (name);

-- How names of people may be typed in letters: initials and whole syllables of every reading.
CREATE TABLE name_reading (
  kind TEXT NOT NULL CHECK (kind IN ('patient', 'doctor')),
  reading TEXT NOT NULL,
  person_id INTEGER NOT NULL,
  PRIMARY KEY (kind, reading, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_reading_by_person ON name_reading (kind, person_id);
`;

const PRESCRIPTION = `
CREATE TABLE prescription (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  status TEXT NOT NULL CHECK (status IN ('draft', 'waiting', 'approved', 'rejected', 'lapsed', 'dispensed', 'withdrawn')),
  kind TEXT NOT NULL CHECK (kind IN ('normal', 'emergency', 'chronic')),
  -- Patient and doctor as they were when the prescription was written down.
  patient_id INTEGER REFERENCES patient (id),
  patient_name TEXT NOT NULL,
  patient_phone TEXT NOT NULL,
  patient TEXT NOT NULL CHECK (json_valid(patient)),
  doctor_id INTEGER REFERENCES doctor (id),
  doctor_name TEXT NOT NULL,
  doctor_licence TEXT NOT NULL,
  hospital TEXT NOT NULL,
  department TEXT NOT NULL,
  diagnosis TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  valid_days INTEGER NOT NULL CHECK (valid_days >= 1),
  last_valid_day TEXT NOT NULL,
  captured_by INTEGER NOT NULL REFERENCES staff (id),
  -- Findings of the checks when it was handed in; the review runs them anew.
  stop_count INTEGER NOT NULL DEFAULT 0,
  confirm_count INTEGER NOT NULL DEFAULT 0,
  note_count INTEGER NOT NULL DEFAULT 0,
  reviewer_id INTEGER REFERENCES staff (id),
  reason TEXT NOT NULL DEFAULT '',
  created_at_ms INTEGER NOT NULL,
  drafted_at_ms INTEGER NOT NULL,
  submitted_at_ms INTEGER,
  approved_at_ms INTEGER,
  rejected_at_ms INTEGER,
  lapsed_at_ms INTEGER,
  dispensed_at_ms INTEGER,
  withdrawn_at_ms INTEGER,
  lock_until TEXT,
  event_count INTEGER NOT NULL,
  event_hash BLOB NOT NULL,
  CHECK ((approved_at_ms IS NULL) = (lock_until IS NULL))
) STRICT;
CREATE INDEX prescription_by_status ON prescription (status, created_at_ms);
CREATE INDEX prescription_by_time ON prescription (created_at_ms);
CREATE INDEX prescription_by_patient ON prescription (patient_id, created_at_ms) WHERE patient_id IS NOT NULL;
CREATE INDEX prescription_by_name ON prescription (patient_name);
CREATE INDEX prescription_by_phone ON prescription (patient_phone) WHERE patient_phone <> '';
-- The review queue, the longest waiting first, and what may lapse.
CREATE INDEX prescription_waiting ON prescription (submitted_at_ms, id) WHERE status = 'waiting';
CREATE INDEX prescription_open ON prescription (last_valid_day) WHERE status IN ('waiting', 'approved');

-- The prescription machine once more, for whoever writes past the program. Same rows as shared/domain/prescription-states.
CREATE TRIGGER prescription_starts_as_draft BEFORE INSERT ON prescription
WHEN NEW.status <> 'draft'
BEGIN SELECT RAISE(ABORT, 'INVALID_PRESCRIPTION_STATUS: a prescription starts as a draft'); END;
CREATE TRIGGER prescription_is_not_replaced BEFORE INSERT ON prescription
WHEN EXISTS (SELECT 1 FROM prescription WHERE id = NEW.id OR number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'a prescription is never replaced'); END;
CREATE TRIGGER prescription_is_kept BEFORE DELETE ON prescription
BEGIN SELECT RAISE(ABORT, 'a prescription is never deleted'); END;
`;

const PARTS = `
CREATE TABLE prescription_line (
  prescription_id INTEGER NOT NULL REFERENCES prescription (id),
  line_no INTEGER NOT NULL,
  drug_id INTEGER NOT NULL REFERENCES drug (id),
  drug_code TEXT NOT NULL,
  generic_name TEXT NOT NULL,
  trade_name TEXT NOT NULL,
  specification TEXT NOT NULL,
  dosage_form TEXT NOT NULL,
  manufacturer TEXT NOT NULL,
  unit TEXT NOT NULL,
  pack_size INTEGER NOT NULL,
  category TEXT NOT NULL,
  control_class TEXT NOT NULL,
  dose_amount TEXT,
  dose_unit TEXT,
  frequency TEXT,
  route TEXT,
  timing TEXT,
  days INTEGER CHECK (days >= 1),
  directions_text TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 1),
  PRIMARY KEY (prescription_id, line_no)
) STRICT, WITHOUT ROWID;

-- Files of the media folder by their SHA-256. The cipher says how the bytes lie on the disk.
CREATE TABLE media (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  size_bytes INTEGER NOT NULL CHECK (size_bytes > 0),
  cipher TEXT NOT NULL CHECK (cipher IN ('none')),
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE prescription_image (
  prescription_id INTEGER NOT NULL REFERENCES prescription (id),
  sha256 TEXT NOT NULL REFERENCES media (sha256),
  file_name TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (prescription_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX prescription_image_by_file ON prescription_image (sha256);

-- Who stands for what: the hash covers the document and its images as they were signed.
CREATE TABLE prescription_signature (
  prescription_id INTEGER NOT NULL REFERENCES prescription (id),
  seq INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('doctor', 'doctor_again', 'reviewer', 'dispenser')),
  staff_id INTEGER REFERENCES staff (id),
  name TEXT NOT NULL CHECK (name <> ''),
  licence_number TEXT NOT NULL,
  document_hash BLOB NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (prescription_id, seq)
) STRICT, WITHOUT ROWID;

-- The prescription's story; each row's hash covers the row and the hash before it.
CREATE TABLE prescription_event (
  prescription_id INTEGER NOT NULL REFERENCES prescription (id),
  seq INTEGER NOT NULL,
  action TEXT NOT NULL,
  from_status TEXT,
  to_status TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  staff_name TEXT NOT NULL,
  role TEXT NOT NULL,
  reason TEXT NOT NULL,
  details TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (prescription_id, seq)
) STRICT, WITHOUT ROWID;
`;

const SALE = `
ALTER TABLE cart_line ADD COLUMN prescription_id INTEGER REFERENCES prescription (id);
ALTER TABLE cart_line ADD COLUMN prescription_line_no INTEGER;
ALTER TABLE order_item ADD COLUMN prescription_id INTEGER REFERENCES prescription (id);
ALTER TABLE order_item ADD COLUMN prescription_line_no INTEGER;
CREATE INDEX order_item_by_prescription ON order_item (prescription_id, prescription_line_no)
WHERE prescription_id IS NOT NULL;
`;

const STATUS_OF = '(SELECT status FROM prescription WHERE id = ';

/** Content columns: what was handed in is what was reviewed and what is kept. */
const CONTENT = [
  'kind',
  'patient_id',
  'patient_name',
  'patient_phone',
  'patient',
  'doctor_id',
  'doctor_name',
  'doctor_licence',
  'hospital',
  'department',
  'diagnosis',
  'issued_on',
  'valid_days',
  'last_valid_day',
];
/** Columns that the approval sets once. */
const APPROVAL = ['reviewer_id', 'drafted_at_ms', 'submitted_at_ms', 'approved_at_ms', 'lock_until'];
const ORIGIN = ['id', 'number', 'captured_by', 'created_at_ms'];

const differs = (columns: readonly string[]): string =>
  `(${columns.map((column) => `OLD.${column}`).join(', ')}) IS NOT (${columns.map((column) => `NEW.${column}`).join(', ')})`;

const fixed = (name: string, columns: readonly string[], condition: string): string => `
CREATE TRIGGER ${name} BEFORE UPDATE OF ${columns.join(', ')} ON prescription
WHEN ${condition}${differs(columns)}
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;`;

const appendOnly = (table: string): string => `
CREATE TRIGGER ${table}_is_never_changed BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: ${table} is append-only'); END;
CREATE TRIGGER ${table}_is_never_deleted BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: ${table} is append-only'); END;
CREATE TRIGGER ${table}_is_never_replaced BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} WHERE prescription_id = NEW.prescription_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: ${table} is append-only'); END;`;

const lockedIn = (table: string, doing: 'INSERT' | 'UPDATE' | 'DELETE', statuses: string): string => {
  const rows = { INSERT: ['NEW'], UPDATE: ['OLD', 'NEW'], DELETE: ['OLD'] }[doing];
  const conditions = rows.map((row) => `${STATUS_OF}${row}.prescription_id) NOT IN (${statuses})`);
  return `
CREATE TRIGGER ${table}_${doing.toLowerCase()}_locked BEFORE ${doing} ON ${table}
WHEN ${conditions.join(' OR ')}
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;`;
};

/**
 * The record, its images and its signatures stay as they are for five years (lock_until) and longer, against
 * everybody: no row of them is changed or deleted once the prescription was handed in.
 */
const LOCK = `
CREATE TRIGGER prescription_steps_legally BEFORE UPDATE OF status ON prescription
WHEN OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN (
  'draft>waiting', 'draft>withdrawn',
  'waiting>approved', 'waiting>rejected', 'waiting>withdrawn', 'waiting>lapsed',
  'approved>dispensed', 'approved>withdrawn', 'approved>lapsed',
  'rejected>draft', 'rejected>withdrawn')
BEGIN SELECT RAISE(ABORT, 'INVALID_PRESCRIPTION_STATUS: this step is not in the prescription machine'); END;
${fixed('prescription_content_is_fixed', CONTENT, "OLD.status <> 'draft' AND ")}
${fixed('prescription_origin_is_fixed', ORIGIN, '')}
${fixed('prescription_approval_is_fixed', APPROVAL, 'OLD.lock_until IS NOT NULL AND ')}
${lockedIn('prescription_line', 'INSERT', "'draft'")}
${lockedIn('prescription_line', 'UPDATE', "'draft'")}
${lockedIn('prescription_line', 'DELETE', "'draft'")}
${lockedIn('prescription_image', 'INSERT', "'draft', 'waiting'")}
${lockedIn('prescription_image', 'UPDATE', "'draft'")}
${lockedIn('prescription_image', 'DELETE', "'draft'")}
CREATE TRIGGER media_is_never_changed BEFORE UPDATE ON media
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;
CREATE TRIGGER media_is_kept BEFORE DELETE ON media
WHEN EXISTS (SELECT 1 FROM prescription_image WHERE sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: an attached image is never deleted'); END;
CREATE TRIGGER media_is_never_replaced BEFORE INSERT ON media
WHEN EXISTS (SELECT 1 FROM media WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;
${appendOnly('prescription_event')}
${appendOnly('prescription_signature')}
CREATE TRIGGER prescription_signature_in_time BEFORE INSERT ON prescription_signature
WHEN NOT (${STATUS_OF}NEW.prescription_id) IN ('draft', 'waiting')
  OR (NEW.role = 'dispenser' AND ${STATUS_OF}NEW.prescription_id) = 'approved'))
BEGIN SELECT RAISE(ABORT, 'PRESCRIPTION_LOCKED: what was handed in does not change'); END;
`;
