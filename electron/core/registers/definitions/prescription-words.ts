import type { RegisterWords } from '#shared/contracts/registers.ts';
import type { FindingCode } from '#shared/domain/prescription-findings.ts';

const FINDINGS: Readonly<Record<FindingCode, RegisterWords>> = {
  duplicate_ingredient: { zh: '重复用药', en: 'Duplicate ingredient' },
  allergy: { zh: '过敏', en: 'Allergy' },
  too_many_days: { zh: '超天数', en: 'Too many days' },
  too_large_quantity: { zh: '超数量', en: 'Too large a quantity' },
  out_of_date: { zh: '处方过期', en: 'Out of date' },
  incompatible_herbs: { zh: '配伍禁忌', en: 'Incompatible herbs' },
  interaction: { zh: '相互作用', en: 'Interaction' },
};

type SignatureRole = 'doctor' | 'doctor_again' | 'reviewer' | 'dispenser';
const SIGNED_AS: Readonly<Record<SignatureRole, RegisterWords>> = {
  doctor: { zh: '医师', en: 'Doctor' },
  doctor_again: { zh: '医师再次签名', en: 'Doctor again' },
  reviewer: { zh: '审核', en: 'Reviewer' },
  dispenser: { zh: '调配', en: 'Dispenser' },
};

interface AnsweredFinding {
  readonly code: FindingCode;
  readonly lineNos: readonly number[];
  readonly reason?: string;
  readonly doctorSignature?: string;
}

interface Signature {
  readonly role: SignatureRole;
  readonly name: string;
  readonly licence: string;
}

/** What the checks found and what was answered, of the findings that an approval keeps as JSON. */
export function sayFindings(json: string): RegisterWords {
  const findings = JSON.parse(json) as AnsweredFinding[];
  const told = findings.map(({ code, lineNos, reason = '', doctorSignature = '' }) => ({
    lines: lineNos.join('、'),
    code: FINDINGS[code],
    answer: [reason, doctorSignature].filter((text) => text !== '').join(' / '),
  }));
  const answered = (text: string, answer: string) => (answer === '' ? text : `${text} ${answer}`);
  return {
    zh: told.map(({ lines, code, answer }) => answered(`${code.zh}（第${lines}行）`, answer)).join('；'),
    en: told.map(({ lines, code, answer }) => answered(`${code.en} (line ${lines})`, answer)).join('; '),
  };
}

/** Who signed as what, with the licence number where there is one. */
export function saySignatures(json: string): RegisterWords {
  const signatures = JSON.parse(json) as Signature[];
  const who = ({ name, licence }: Signature) => (licence === '' ? name : `${name} (${licence})`);
  return {
    zh: signatures.map((row) => `${SIGNED_AS[row.role].zh} ${who(row)}`).join('；'),
    en: signatures.map((row) => `${SIGNED_AS[row.role].en} ${who(row)}`).join('; '),
  };
}
