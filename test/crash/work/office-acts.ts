import { TEST_PIN } from '#test/support/sign-in.ts';
import type { Act, BusyWork } from './busy-work.ts';

/** The chain changes a rule that it may: whether two people look at what is dispensed. */
async function changeRule(work: BusyWork): Promise<void> {
  const { rules } = await work.read('rules.list', {});
  const rule = rules.find(({ ruleId }) => ruleId === 'two_person_check');
  if (rule === undefined) return;
  const { ruleId, version, numbers } = rule;
  await work.command('rules.change', {
    ruleId,
    version,
    on: !rule.on,
    numbers: numbers.map(({ key, value }) => ({ key, value })),
    reason: '试行',
  });
}

async function changeSettings(work: BusyWork): Promise<void> {
  const { limits } = await work.read('settings.get', {});
  await work.command('settings.update', {
    limits: { ...limits, returnWindowDays: work.random.between(7, 30) },
  });
}

/** Somebody new comes, or an account gets other roles or is closed. */
async function changeStaff(work: BusyWork): Promise<void> {
  const { people } = await work.read('staff.list', {});
  const helper = people.find(({ name }) => name === '帮工');
  await work.command('staff.save', {
    staffId: helper?.staffId ?? null,
    version: helper?.version ?? null,
    name: '帮工',
    roles: [work.random.pick(['cashier', 'dispenser'] as const satisfies [string, ...string[]])],
    isActive: work.random.chance(0.7),
    licenceNumber: '',
    licenceExpiresOn: null,
    pin: helper === undefined ? TEST_PIN : null,
  });
}

export const OFFICE_ACTS: readonly Act[] = [
  { sends: ['rules.change'], weight: 1, run: changeRule },
  { sends: ['settings.update'], weight: 1, run: changeSettings },
  { sends: ['staff.save'], weight: 1, run: changeStaff },
];
