import { overallState } from '../../electron/features/privacy/consent-states.ts';
import type { ConsentState, Purpose } from '../../shared/privacy.ts';
import { purposes } from '../../shared/privacy.ts';
import type { Bulk, NewRow } from './bulk.ts';
import type { Journal, User } from './journal.ts';
import { weighted } from './random.ts';
import type { Random } from './random.ts';

export interface Consents {
  /** The next version of the policy (R-004-21), which holds from its day on. */
  publish(at: number, user: User, effectiveOn: string, approvedBy: string): void;
  /** What a new customer said to each purpose; most are asked, most agree. @returns how the customer stands. */
  ask(customerId: number, at: number, user: User): ConsentState;
  /** Some who agreed take it back later (R-004-25). @returns whose agreement is gone and how they stand. */
  withdraw(at: number, user: User): { readonly customerId: number; readonly state: ConsentState } | undefined;
  flush(): void;
}

type Answer = { -readonly [K in keyof NewRow<'consent'>]: NewRow<'consent'>[K] };

const someWay = weighted<string>([
  ['phone', 55],
  ['counter', 20],
  ['paper', 15],
  ['wechat', 10],
]);
/** So many of the first who agreed may still take it back, and wait for that in memory. */
const mostHeld = 12;

export function createConsents(bulk: Bulk, journal: Journal, random: Random): Consents {
  let policies = 0;
  let consents = 0;
  const held: { readonly customerId: number; readonly answers: Answer[] }[] = [];

  return {
    publish(at, user, effectiveOn, approvedBy) {
      const id = ++policies;
      bulk.add('privacyPolicy', { id, text: policyText(id), effectiveOn, approvedBy, userId: user.id, at });
      journal.record(at, user, 'privacy.addPolicy', 'privacyPolicy', id, 'published', { effectiveOn, approvedBy });
    },
    ask(customerId, at, user) {
      if (!random.chance(0.86)) return '';
      const way = someWay(random);
      const answers: readonly { readonly purpose: Purpose; readonly isGiven: boolean }[] = [
        { purpose: 'service', isGiven: random.chance(0.97) },
        ...(random.chance(0.4) ? [{ purpose: 'satisfaction', isGiven: random.chance(0.75) } as const] : []),
        ...(random.chance(0.1) ? [{ purpose: 'marketing', isGiven: random.chance(0.3) } as const] : []),
      ];
      const rows = answers.map(({ purpose, isGiven }): Answer => ({
        id: ++consents,
        customerId,
        purpose,
        policyId: policies === 0 ? null : policies,
        way,
        isGiven: isGiven ? 1 : 0,
        sharedWith: '',
        at,
        userId: user.id,
        withdrawnAt: null,
        withdrawnWay: '',
        withdrawnBy: null,
      }));
      if (held.length < mostHeld && rows.some(({ isGiven }) => isGiven === 1)) held.push({ customerId, answers: rows });
      else for (const row of rows) bulk.add('consent', row);
      const given = answers.filter(({ isGiven }) => isGiven).map(({ purpose }) => purpose);
      const refused = answers.filter(({ isGiven }) => !isGiven).map(({ purpose }) => purpose);
      journal.record(at, user, 'privacy.recordConsent', 'customer', customerId, 'consentNoted', { given, refused, way });
      return stateOf(rows);
    },
    withdraw(at, user) {
      const next = held.shift();
      if (!next) return undefined;
      const { customerId, answers } = next;
      const given = answers.filter(({ isGiven }) => isGiven === 1);
      for (const answer of given) Object.assign(answer, { withdrawnAt: at, withdrawnWay: 'phone', withdrawnBy: user.id });
      for (const answer of answers) bulk.add('consent', answer);
      const withdrawn = given.map(({ purpose }) => purpose);
      journal.record(at, user, 'privacy.withdrawConsent', 'customer', customerId, 'consentWithdrawn', { withdrawn, way: 'phone' });
      return { customerId, state: stateOf(answers) };
    },
    flush() {
      for (const { answers } of held.splice(0)) for (const answer of answers) bulk.add('consent', answer);
    },
  };
}

/** One word for all purposes, as the service projects it. */
function stateOf(answers: readonly Answer[]): ConsentState {
  const states = Object.fromEntries(purposes.map((purpose) => [purpose, ''])) as Record<Purpose, ConsentState>;
  for (const { purpose, isGiven, withdrawnAt } of answers)
    states[purpose as Purpose] = isGiven === 0 ? 'refused' : withdrawnAt == null ? 'given' : 'withdrawn';
  return overallState(states);
}

function policyText(version: number): string {
  return [
    '一、我们收集什么：您的称呼、联系电话、服务地址，您的产品与保修信息，以及每次服务的经过。',
    '二、为什么收集：安排上门服务、核对保修、通知结果；经您另行同意后，用于满意度回访和新品通知。',
    '三、如何保管：资料保存在本店自己的电脑里，按岗位授权查看，查看留有记录；不出售，也不提供给与服务无关的第三方。',
    '四、保存多久：服务资料自最后一次服务起保存五年，法律另有规定的从其规定。',
    '五、您的权利：您可以随时查看、更正、复制、删除您的资料或撤回同意，拨打 400-731-8600 或到前台办理，我们在十五日内答复。',
    ...(version > 1 ? ['六、本版更新：增加了资料定期核对的说明，每半年与您核对一次电话和地址。'] : []),
  ].join('\n');
}
