import { expect, type Page } from '@playwright/test';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { callCore } from './other-screen.ts';
import { beginSale, demoDrug, searchBox, typeText } from './sale-steps.ts';

/** A capsule of the demo that takes a prescription and is in stock. */
export const CAPSULE = demoDrug(
  (drug, units) =>
    drug.category === 'rx' &&
    drug.controlClass === 'none' &&
    /^0\.25g\*\d+粒$/.test(drug.specification) &&
    units > 10,
);

export const prescriptionNumber = (page: Page) => page.getByTestId('prescription-number');

/** Begins a shift and opens the prescriptions by their key. */
export async function openPrescriptions(page: Page, language: 'zh' | 'en' = 'zh'): Promise<void> {
  await beginSale(page, language);
  await page.keyboard.press('Alt+P');
  await expect(searchBox(page)).toBeFocused();
}

/** Writes the head of a prescription down by keyboard: a patient and a doctor who were never here. */
export async function typeHead(page: Page, patient = '单秀英'): Promise<void> {
  await page.keyboard.press('F6');
  await expect(page.locator('#capture-patient')).toBeFocused();
  await page.keyboard.insertText(patient);
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.locator('#patient-age')).toBeFocused();
  await typeText(page, '67');
  await page.keyboard.press('Enter');
  await typeText(page, '13800010001');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('头孢');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.locator('#capture-doctor')).toBeFocused();
  await page.keyboard.insertText('曾建国');
  await page.keyboard.press('Enter');
  await expect(page.locator('#doctor-hospital')).toBeFocused();
  await page.keyboard.insertText('市第一人民医院');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('呼吸内科');
  await page.keyboard.press('F9');
  await expect(page.locator('#capture-diagnosis')).toBeFocused();
  await page.keyboard.insertText('急性支气管炎');
  await page.keyboard.press('Enter');
  await expect(page.locator('#capture-drug')).toBeFocused();
}

/** Finds a drug and writes its directions; the quantity follows. */
export async function typeLine(page: Page, code: string, directions: string): Promise<void> {
  await page.keyboard.insertText(code);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('[id$="-directions"]').last()).toBeFocused();
  await typeText(page, directions);
}

/** Hands a prescription in from elsewhere, so many days long. */
export async function handIn(page: Page, name: string, days: number): Promise<PrescriptionDetail> {
  const { hits } = await callCore(page, 'catalog.searchDrugs', { query: CAPSULE.code, limit: 1 });
  const { patientId } = await callCore(page, 'prescriptions.savePatient', {
    patientId: null,
    name,
    sex: 'female',
    ageYears: 67,
    phone: '',
    allergies: [],
  });
  const { doctorId } = await callCore(page, 'prescriptions.saveDoctor', {
    doctorId: null,
    name: '曾建国',
    hospital: '市第一人民医院',
    department: '呼吸内科',
    licenceNumber: '',
  });
  const read = await callCore(page, 'prescriptions.readDirections', { text: `2粒 tid po pc ${days}d` });
  const { dose, frequency, route, timing, zh } = read;
  const { prescription } = await callCore(page, 'prescriptions.save', {
    prescriptionId: null,
    kind: 'normal',
    patientId,
    doctorId,
    hospital: '市第一人民医院',
    department: '呼吸内科',
    diagnosis: '急性支气管炎',
    issuedOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    lines: [
      { drugId: hits[0]?.drugId ?? 0, dose, frequency, route, timing, days, directionsText: zh, quantity: 1 },
    ],
  });
  const { prescriptionId, version } = prescription;
  return (await callCore(page, 'prescriptions.submit', { prescriptionId, version })).prescription;
}
