import type { Catalogue } from '../../shared/i18n/index.ts';
import type { CardPrintData } from '../../shared/warranty-cards.ts';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { paperSpec } from './papers.ts';
import type { PaperSpec } from './papers.ts';
import { factsRow, sheetHeads, signaturesRow } from './sheet-parts.tsx';
import { flowBlock } from './slip-result.tsx';

/** The words on the form, in the shop's language whatever language the screen has. */
export interface CardTexts {
  readonly print: Catalogue['print'];
  readonly warrantyCards: Catalogue['warrantyCards'];
}

type Card = Omit<CardPrintData, 'printCount'>;
interface CardPrint {
  readonly texts: CardTexts;
  readonly nth: number;
}

export const cardSpec: PaperSpec = paperSpec('A4', false);

/** Warranty card 工程保修单 A or B (F-21, R-002-113), each with the notice to keep the box for a year (R-003-71). */
export function cardForm(data: Card, print: CardPrint): PaperForm {
  return data.card.kind === 'A' ? projectCard(data, print) : ownersCard(data, print);
}

/** A: the project and what is warranted, signed by the company's representative and the supervisor 监理. */
function projectCard({ card, shop }: Card, { texts, nth }: CardPrint): PaperForm {
  const words = texts.warrantyCards.paper;
  return {
    key: card.no,
    ...headsOf({ card, shop }, { texts, nth }),
    blocks: [
      factsRow('project', [14, words.project, card.projectName ?? ''], [10, words.customer, card.customerName]),
      factsRow('days', [12, words.handedOverOn, card.handedOverOn], [12, words.startsOn, card.startsOn]),
      flowBlock('contents', words.contents, card.contents),
      ...closing({ card, shop }, texts, [
        { title: words.signCompany, name: card.companySignedBy },
        { title: words.signSupervisor, name: card.supervisorSignedBy },
      ]),
    ],
  };
}

/** B: the owner with phone, postcode and postal address, the day of acceptance and the day on which the warranty starts. */
function ownersCard({ card, shop }: Card, { texts, nth }: CardPrint): PaperForm {
  const words = texts.warrantyCards.paper;
  return {
    key: card.no,
    ...headsOf({ card, shop }, { texts, nth }),
    blocks: [
      factsRow('owner', [12, words.ownerName, card.ownerName], [12, words.phone, card.phone]),
      factsRow('address', [16, words.address, card.address], [8, words.postcode, card.postcode]),
      factsRow('project', [24, words.project, card.projectName ?? '']),
      factsRow('days', [12, words.handedOverOn, card.handedOverOn], [12, words.startsOn, card.startsOn]),
      flowBlock('contents', words.contents, card.contents),
      ...closing({ card, shop }, texts, [
        { title: words.signCompany, name: card.companySignedBy },
        { title: words.signSupervisor, name: card.supervisorSignedBy },
        { title: words.signOwner },
      ]),
    ],
  };
}

function headsOf({ card, shop }: Card, { texts, nth }: CardPrint) {
  const words = texts.warrantyCards.paper;
  return sheetHeads({
    noLabel: words.no,
    no: card.no,
    title: words.title,
    side: words.letter[card.kind],
    shop,
    phoneLabel: texts.print.slip.phone,
    reprint: texts.print.reprint,
    nth,
  });
}

/** Who warrants, the notice and the signatures stand together, and not alone on a page. */
function closing({ card, shop }: Card, texts: CardTexts, signers: Parameters<typeof signaturesRow>[0]): readonly PaperBlock[] {
  const words = texts.warrantyCards.paper;
  const company = factsRow('company', [14, words.company, shop.name], [10, words.date, card.signedOn]);
  const notice: PaperBlock = {
    key: 'keep the box',
    render: () => (
      <div className="row">
        <div className="cell span-24">
          <span className="value">{words.keepBox}</span>
        </div>
      </div>
    ),
  };
  return [{ ...company, keepWithNext: true }, { ...notice, keepWithNext: true }, signaturesRow(signers, texts.print.slip)];
}
