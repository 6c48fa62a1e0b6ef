import type { Generated } from 'kysely';
import type { Json } from './json.ts';

interface MetaTable {
  key: string;
  value: string;
}

interface SettingTable {
  section: string;
  value: Json;
  updatedAtMs: number;
}

interface RegisterExportTable {
  id: Generated<number>;
  register: string;
  fromDate: string;
  toDate: string;
  rowCount: number;
  fileNames: string;
  staffId: number;
  staffName: string;
  atMs: number;
}

interface RuleSettingTable {
  id: Generated<number>;
  ruleId: string;
  version: number;
  isOn: number;
  numbers: Json;
  reason: string;
  staffId: number;
  staffName: string;
  atMs: number;
}

interface StaffTable {
  id: Generated<number>;
  name: string;
  roles: Json;
  createdAtMs: number;
  /** An argon2id hash; null until the person has chosen a PIN. */
  pinHash: string | null;
  isActive: Generated<number>;
  licenceNumber: Generated<string>;
  licenceExpiresOn: string | null;
  version: Generated<number>;
}

interface SessionTable {
  id: string;
  staffId: number;
  createdAtMs: number;
  endedAtMs: number | null;
}

interface AuditLogTable {
  seq: Generated<number>;
  command: string;
  commandId: string;
  staffId: number | null;
  staffName: string;
  subject: string;
  details: Json;
  atMs: number;
  hash: Uint8Array;
}

interface CommandLogTable {
  commandId: string;
  name: string;
  inputHash: Uint8Array;
  outcome: Json;
  transient: number;
  atMs: number;
}

interface OutboxTable {
  seq: Generated<number>;
  epoch: number;
  kind: string;
  subject: string;
  subjectVersion: number;
  firstMovementId: number | null;
  lastMovementId: number | null;
  payload: Json;
  payloadHash: Uint8Array;
  atMs: number;
}

/** What the store keeps of itself, its people and the trail of what they did. */
export interface StoreTables {
  meta: MetaTable;
  setting: SettingTable;
  registerExport: RegisterExportTable;
  ruleSetting: RuleSettingTable;
  staff: StaffTable;
  session: SessionTable;
  auditLog: AuditLogTable;
  commandLog: CommandLogTable;
  outbox: OutboxTable;
}
