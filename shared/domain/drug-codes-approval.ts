/**
 * 批准文号. Drugs carry 国药准字 with a letter for the kind (H chemical, Z traditional Chinese, S biological,
 * J imported and repacked, T, F, B; two letters since 2020) and eight digits (药品注册管理办法 §123).
 */
const DRUG_APPROVAL = /^国药准字[A-Z]{1,2}\d{8}$/;

/** A number as it is stored: no blanks, full-width letters and digits folded, letters large. */
export function normalApprovalNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

/**
 * True when a normal number may stand in the catalogue. Only 国药准字 has a form that is checked: devices, food
 * and older imports follow many schemes.
 */
export function isApprovalNumber(text: string): boolean {
  return !text.startsWith('国药准字') || DRUG_APPROVAL.test(text);
}

/** The letter for the kind of a drug: H, Z, S …; null for a number that has none. */
export function approvalKindOf(text: string): string | null {
  const normal = normalApprovalNumber(text);
  return DRUG_APPROVAL.test(normal) ? (normal['国药准字'.length] ?? null) : null;
}
