import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roles } from '../../shared/roles.ts';
import type { Role } from '../../shared/roles.ts';
import { chainCodes, chainOf, offerSignature, openSteps, outcomeOf, signatureChains } from '../../shared/signature-chains.ts';
import type { ChainMatter, Signed, Signer } from '../../shared/signature-chains.ts';

/** People try to sign in any order, some of them several times; only what is offered counts. */
const people = fc.uniqueArray(
  fc.record({ userId: fc.integer({ min: 1, max: 8 }), roles: fc.uniqueArray(fc.constantFrom<Role>(...roles), { maxLength: 4 }) }),
  { selector: ({ userId }) => userId, minLength: 1, maxLength: 8 },
);
const attempts = fc.array(fc.record({ at: fc.nat({ max: 7 }), refuses: fc.boolean() }), { maxLength: 30 });

function run(
  chain: ChainMatter['chain'],
  authorId: number,
  signers: readonly Signer[],
  tries: readonly { at: number; refuses: boolean }[],
) {
  const signed: (Signed & { readonly order: number })[] = [];
  for (const { at, refuses } of tries) {
    const person = signers[at % signers.length] as Signer;
    const offer = offerSignature({ chain, authorId, signed }, person);
    if ('refusal' in offer) continue;
    const { code, order } = offer.step;
    signed.push({ step: code, userId: person.userId, decision: refuses && order > 1 ? 'refuse' : 'sign', order });
  }
  return signed;
}

describe('signature chains (A.1)', () => {
  test('A.1 whatever people try: in order, each step once, each person once, never one’s own, nothing after the end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...chainCodes), fc.integer({ min: 1, max: 8 }), people, attempts, (code, authorId, signers, tries) => {
        const chain = chainOf(code);
        const signed = run(chain, authorId, signers, tries);
        expect(new Set(signed.map(({ step }) => step)).size).toBe(signed.length);
        expect(new Set(signed.map(({ userId }) => userId)).size).toBe(signed.length);
        for (const [index, { step: name, userId, order, decision }] of signed.entries()) {
          const step = chain.steps.find((one) => one.code === name);
          const held = signers.find((one) => one.userId === userId)?.roles ?? [];
          expect(step?.roles.some((role) => held.includes(role))).toBe(true);
          if (userId === authorId) expect(step?.mayBeAuthor).toBe(true);
          // everything of an earlier order was signed before
          const earlier = chain.steps.filter((one) => one.order < order).map((one) => one.code);
          const before = signed.slice(0, index).map((one) => one.step);
          expect(before).toEqual(expect.arrayContaining(earlier));
          if (decision === 'refuse') expect(index).toBe(signed.length - 1);
        }
        const outcome = outcomeOf({ chain, signed });
        expect(outcome === 'granted').toBe(signed.length === chain.steps.length && signed.every(({ decision }) => decision === 'sign'));
        expect(openSteps({ chain, signed }).length > 0).toBe(outcome === 'open');
      }),
    );
  });

  test('A.1 every chain can be granted by different people who wrote nothing', () => {
    for (const code of chainCodes) {
      const chain = chainOf(code);
      const signers = chain.steps.map(({ roles: held }, index) => ({ userId: index + 1, roles: held }));
      const tries = [...signers.keys()].map((at) => ({ at, refuses: false }));
      expect(outcomeOf({ chain, signed: run(chain, 99, signers, tries) })).toBe('granted');
    }
  });

  test('R-000-21 supervisor and manager in either order, two people, and only then the general manager', () => {
    const chain = chainOf('majorIncident');
    const supervisor = { userId: 1, roles: ['supervisor'] as const };
    const both = { userId: 1, roles: ['supervisor', 'serviceManager'] as const };
    const manager = { userId: 2, roles: ['serviceManager'] as const };
    const general = { userId: 3, roles: ['generalManager'] as const };
    const by = (...signed: readonly (readonly [string, number])[]): ChainMatter => ({
      chain,
      authorId: 1,
      signed: signed.map(([step, userId]) => ({ step, userId, decision: 'sign' })),
    });
    expect(offerSignature(by(), general)).toEqual({ refusal: 'order' });
    expect(offerSignature(by(), supervisor)).toMatchObject({ step: { code: 'supervisor' } });
    expect(offerSignature(by(), manager)).toMatchObject({ step: { code: 'serviceManager' } });
    // one person with both posts signs once
    expect(offerSignature(by(['supervisor', 1]), both)).toEqual({ refusal: 'alreadySigned' });
    expect(offerSignature(by(['supervisor', 1]), { userId: 4, roles: ['supervisor'] })).toEqual({ refusal: 'stepSigned' });
    expect(offerSignature(by(['supervisor', 1]), general)).toEqual({ refusal: 'order' });
    const joint = by(['serviceManager', 2], ['supervisor', 1]);
    expect(offerSignature(joint, general)).toMatchObject({ step: { code: 'generalManager' } });
    // who wrote it does not approve it
    expect(offerSignature({ ...by(['serviceManager', 2], ['supervisor', 4]), authorId: 3 }, general)).toEqual({ refusal: 'selfApproval' });
    expect(offerSignature(by(), { userId: 5, roles: ['frontDesk'] })).toEqual({ refusal: 'role' });
  });

  test('A.1 each chain names the rule it comes from; those in use are the ones whose subject exists', () => {
    expect(Object.values(signatureChains).every(({ rule }) => /^R-00\d-\d+$/.test(rule))).toBe(true);
    expect(chainCodes.filter((code) => signatureChains[code].isInUse)).toEqual([
      'factoryMaterial',
      'boughtMaterial',
      'sitePurchase',
      'toolPurchase',
      'majorIncident',
      'qualityCase',
    ]);
    expect(chainOf('qualityCase').steps.map(({ code }) => code)).toEqual(['supervisor', 'businessDepartment', 'generalManager']);
  });
});
