import type { OldPartFate } from '../../shared/old-part-lifecycle.ts';
import type { Row } from './bulk.ts';
import { hour } from './calendar.ts';
import type { OldPart, OldPartsOptions } from './old-parts.ts';
import type { Random } from './random.ts';

/** Parts that failed within the maker's warranty: the supplier makes them good and wants the old ones. */
export interface Claims {
  /** @returns whether the part is a supplier's matter, so that nothing else becomes of it. */
  morning(at: number, row: OldPart): boolean;
  /** Whether the supplier is still to get it. */
  isOpen(row: OldPart): boolean;
  flush(): void;
}

type Claim = { -readonly [K in keyof Row<'oldPartClaim'>]: Row<'oldPartClaim'>[K] };
type Settle = (at: number, row: OldPart, fate: OldPartFate, changes: Partial<OldPart>) => boolean;

const day = 24 * hour;
/** The first ones of the demo's suppliers. */
const suppliers = ['广东顺德配件中心', '长沙恒远电器配件批发部', '广州精诚制冷配件有限公司', '佛山顺达五金', '华中电子元件商行'];
const notes = ['装机三个月即烧毁，要求换新', '同批第三件，要求赔付', '保内失效，按协议换新'];
const answers = [
  { answer: '同意赔付，抵下次货款', share: 1 },
  { answer: '按七成赔付', share: 0.7 },
  { answer: '检测为进水，不赔', share: 0 },
] as const;

export function createClaims({ bulk, journal, calendar, catalogue, keeper }: OldPartsOptions, random: Random, settle: Settle): Claims {
  const claims = new Map<number, Claim>();
  const tell = (at: number, procedure: string, row: OldPart, kind: string, data: object) =>
    journal.later(at, keeper, `oldParts.${procedure}`, 'oldPart', row.id, kind, data);

  function open(at: number, row: OldPart): void {
    const supplierId = random.int(1, suppliers.length);
    const dueOn = calendar.dayText(calendar.indexOf(at) + 5);
    claims.set(row.id, {
      ...{ id: claims.size + 1, oldPartId: row.id, supplierId, supplierCaseId: null, state: 'open', stateAt: at, dueOn },
      ...{ note: random.pick(notes), createdBy: keeper.id, createdAt: at, sentAt: null, sentBy: null, consignmentNo: '' },
      ...{ answeredAt: null, answeredBy: null, answer: '', creditedFen: 0, endReason: '', version: 1 },
    });
    tell(at, 'claim', row, 'claimed', { supplier: suppliers[supplierId - 1], dueOn });
  }

  function send(at: number, row: OldPart, claim: Claim): void {
    if (!settle(at, row, 'returnToMaker', { supplierId: claim.supplierId })) return;
    const consignmentNo = `SF${random.digits(10)}`;
    Object.assign(claim, { state: 'sent', stateAt: at, sentAt: at, sentBy: keeper.id, consignmentNo, version: claim.version + 1 });
    tell(at, 'sendClaim', row, 'claimSent', { consignmentNo });
  }

  function answer(at: number, row: OldPart, claim: Claim): void {
    const { answer: text, share } = random.pick(answers);
    const creditedFen = Math.round((catalogue.parts[row.itemId - 1]?.row.costFen ?? 0) * share) * row.qty;
    const said = { answer: text, creditedFen, answeredAt: at, answeredBy: keeper.id };
    Object.assign(claim, { ...said, state: 'answered', stateAt: at, version: claim.version + 1 });
    tell(at, 'answerClaim', row, 'claimAnswered', { creditedFen });
  }

  return {
    morning(at, row) {
      const claim = claims.get(row.id);
      if (!claim) {
        const isWanted = (row.state === 'received' && row.id % 9 === 4) || (row.state === 'awaited' && row.id % 23 === 7);
        if (isWanted && at - row.issuedAt > day) open(at, row);
        return isWanted;
      }
      const age = at - claim.stateAt;
      if (claim.state === 'open' && row.state === 'received' && age > 2 * day && random.chance(0.3)) send(at, row, claim);
      else if (claim.state === 'sent' && age > 3 * day && random.chance(0.3)) answer(at, row, claim);
      return true;
    },
    isOpen: ({ id }) => claims.get(id)?.state === 'open',
    flush() {
      for (const claim of claims.values()) bulk.add('oldPartClaim', claim);
    },
  };
}
