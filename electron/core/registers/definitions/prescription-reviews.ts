import { sql } from 'kysely';
import { COLUMNS } from '../columns.ts';
import { defineRegister } from '../register.ts';
import { sayFindings, saySignatures } from './prescription-words.ts';

/**
 * 处方审核记录: every decision of a pharmacist about a prescription, what the checks found and what was answered, who
 * signed, and until when the record is locked. ID numbers are masked as the screens mask them: no rule asks for them.
 */
export const prescriptionReviews = defineRegister({
  id: 'prescription_reviews',
  title: { zh: '处方审核记录', en: 'Prescription reviews' },
  columns: [
    { ...COLUMNS.atMs, title: { zh: '审核时间', en: 'Decided at' } },
    { key: 'number', kind: 'text', title: { zh: '处方号', en: 'Prescription' } },
    { key: 'patientName', kind: 'text', title: { zh: '患者', en: 'Patient' } },
    { key: 'patientIdNumber', kind: 'maskedIdNumber', title: { zh: '身份证号', en: 'ID number' } },
    { key: 'hospital', kind: 'text', title: { zh: '医疗机构', en: 'Hospital' } },
    { key: 'doctorName', kind: 'text', title: { zh: '医师', en: 'Doctor' } },
    { key: 'diagnosis', kind: 'text', title: { zh: '临床诊断', en: 'Diagnosis' } },
    { key: 'issuedOn', kind: 'date', title: { zh: '开具日期', en: 'Issued' } },
    { key: 'drugs', kind: 'text', title: { zh: '药品', en: 'Drugs' } },
    {
      key: 'decision',
      kind: 'text',
      title: { zh: '审核结论', en: 'Decision' },
      words: { approve: { zh: '通过', en: 'Approved' }, reject: { zh: '驳回', en: 'Rejected' } },
    },
    { key: 'reason', kind: 'text', title: { zh: '驳回原因', en: 'Reason' } },
    {
      key: 'findings',
      kind: 'text',
      title: { zh: '审方提示与处理', en: 'Findings and answers' },
      say: sayFindings,
    },
    { ...COLUMNS.staffName, title: { zh: '审核药师', en: 'Reviewer' } },
    { key: 'signatures', kind: 'text', title: { zh: '签名', en: 'Signatures' }, say: saySignatures },
    { key: 'dispensedAtMs', kind: 'time', title: { zh: '调配时间', en: 'Dispensed at' } },
    { key: 'lockUntil', kind: 'date', title: { zh: '锁定至', en: 'Locked until' } },
  ],
  rows: (db, p) =>
    db
      .selectFrom('prescriptionEvent')
      .innerJoin('prescription', 'prescription.id', 'prescriptionEvent.prescriptionId')
      .select([
        'prescriptionEvent.atMs',
        'prescription.number',
        'prescription.patientName',
        sql<string | null>`nullif(json_extract(prescription.patient, '$.idNumber'), '')`.as(
          'patientIdNumber',
        ),
        'prescription.hospital',
        'prescription.doctorName',
        'prescription.diagnosis',
        'prescription.issuedOn',
        sql<
          string | null
        >`(SELECT group_concat(generic_name || ' ' || specification || ' ×' || quantity, '；')
          FROM prescription_line WHERE prescription_line.prescription_id = prescription.id)`.as('drugs'),
        'prescriptionEvent.action as decision',
        'prescriptionEvent.reason',
        sql<string>`coalesce(json_extract(prescription_event.details, '$.findings'), '[]')`.as('findings'),
        'prescriptionEvent.staffName',
        sql<string>`(SELECT json_group_array(json_object('role', role, 'name', name, 'licence', licence_number))
          FROM prescription_signature WHERE prescription_signature.prescription_id = prescription.id)`.as(
          'signatures',
        ),
        'prescription.dispensedAtMs',
        'prescription.lockUntil',
      ])
      .where('prescriptionEvent.action', 'in', ['approve', 'reject'])
      .where('prescriptionEvent.atMs', '>=', p.fromMs)
      .where('prescriptionEvent.atMs', '<', p.endMs)
      .orderBy('prescriptionEvent.atMs')
      .orderBy('prescriptionEvent.prescriptionId')
      .orderBy('prescriptionEvent.seq'),
  tally: (db, p) =>
    db
      .selectFrom('prescriptionEvent')
      .select((eb) => eb.fn.countAll<number>().as('rows'))
      .where('action', 'in', ['approve', 'reject'])
      .where('atMs', '>=', p.fromMs)
      .where('atMs', '<', p.endMs),
});
