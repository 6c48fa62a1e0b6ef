import type { Scene } from '../play-scenes.ts';
import type { PictureOf } from '../prescription-picture.ts';
import { attachPicture, capture, handIn, type PaperPrescription } from '../prescription-steps.ts';

/** Prescriptions that wait when the demo is opened, by the minutes that they have waited. */
const WAITING: readonly { readonly minutes: number; readonly paper: PaperPrescription }[] = [
  {
    // Allergic to what is prescribed.
    minutes: 66,
    paper: {
      patient: { name: '马丽娟', sex: 'female', ageYears: 34, phone: '13900040001', allergies: ['青霉素'] },
      doctor: 'respiratory',
      diagnosis: '急性扁桃体炎',
      validDays: 3,
      lines: [
        { drug: '阿莫西林胶囊', directions: '2# tid po pc 6d' },
        { drug: '布洛芬颗粒', directions: '1# q8h po 3d' },
      ],
    },
  },
  {
    // More days than a usual prescription supplies.
    minutes: 41,
    paper: {
      patient: { name: '钱卫东', sex: 'male', ageYears: 71, phone: '13900040002', allergies: [] },
      doctor: 'cardiology',
      diagnosis: '冠心病；高脂血症',
      validDays: 3,
      lines: [
        { drug: '酒石酸美托洛尔片', directions: '1# bid po 14d' },
        { drug: '阿托伐他汀钙分散片', directions: '1# qn po 14d' },
      ],
    },
  },
  {
    // Twice the same ingredient.
    minutes: 23,
    paper: {
      patient: { name: '何雨桐', sex: 'female', ageYears: 29, phone: '13900040003', allergies: [] },
      doctor: 'respiratory',
      diagnosis: '社区获得性肺炎',
      validDays: 3,
      lines: [
        { drug: '阿莫西林胶囊', directions: '2# tid po pc 5d' },
        { drug: '阿莫西林克拉维酸钾分散片', directions: '2# bid po pc 5d' },
      ],
    },
  },
  {
    // 甘草 and 海藻, a pair of the 十八反: the doctor has to sign again.
    minutes: 12,
    paper: {
      patient: { name: '罗静怡', sex: 'female', ageYears: 52, phone: '13900040004', allergies: [] },
      doctor: 'chinese',
      diagnosis: '瘿瘤（气郁痰阻证）',
      validDays: 3,
      lines: [
        { drug: '海藻', directions: '12g bid po 5d', quantity: 1 },
        { drug: '炙甘草', directions: '6g bid po 5d', quantity: 1 },
      ],
    },
  },
  {
    minutes: 4,
    paper: {
      patient: { name: '谢晓峰', sex: 'male', ageYears: 45, phone: '13900040005', allergies: [] },
      doctor: 'respiratory',
      diagnosis: '慢性胃炎',
      validDays: 3,
      lines: [{ drug: '奥美拉唑肠溶胶囊', directions: '1# qd po ac 7d' }],
    },
  },
];

/** What the review screen shows at the opening: each waits for another time, with other findings. */
export const waitingPrescriptions = (camera: {
  paint: (picture: PictureOf) => Buffer;
  folder: string;
}): Scene =>
  async function* (shop) {
    for (const { minutes, paper } of WAITING) {
      yield shop.time.minutesAgo(minutes);
      const draft = await capture(shop, paper);
      await handIn(shop, await attachPicture(shop, draft, camera));
    }
  };

/** One that nobody came back for: approved, and lapsed by the clock. And one that is still being written down. */
export const lapsedAndDraft: Scene = async function* (shop) {
  yield shop.time.day(6, '18:20');
  await handIn(
    shop,
    await capture(shop, {
      patient: { name: '沈志明', sex: 'male', ageYears: 38, phone: '13900040006', allergies: [] },
      doctor: 'respiratory',
      diagnosis: '急性咽炎',
      lines: [{ drug: '阿奇霉素片', directions: '2# qd po 3d' }],
    }),
  );
  yield shop.time.minutesAgo(2);
  await capture(shop, {
    patient: { name: '邓佳慧', sex: 'female', ageYears: 41, phone: '13900040007', allergies: [] },
    doctor: 'cardiology',
    diagnosis: '2 型糖尿病',
    lines: [{ drug: '盐酸二甲双胍片', directions: '2# bid po cc 7d' }],
  });
};
