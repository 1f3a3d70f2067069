import type { Catalogue } from '../../shared/i18n/index.ts';
import type { CardPrintData } from '../../shared/warranty-cards.ts';
import { composed, fact, flow, rows } from './compose.tsx';
import type { FormPart, FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import { noteRow, sheetHeads, signaturesRow } from './sheet-parts.tsx';
import type { Signer } from './sheet-parts.tsx';

export interface CardTexts {
  readonly print: Catalogue['print'];
  readonly warrantyCards: Catalogue['warrantyCards'];
}

type Card = Omit<CardPrintData, 'printCount'>;

/** Warranty card 工程保修单 A or B (F-21, R-002-113), each with the notice to keep the box for a year (R-003-71). */
export function cardForm(data: Card, print: FormPrint<CardTexts>): PaperForm {
  const { card, shop } = data;
  const { texts } = print;
  const words = texts.warrantyCards.paper;
  return {
    key: card.no,
    ...sheetHeads({
      noLabel: words.no,
      no: card.no,
      title: words.title,
      side: words.letter[card.kind],
      hasCode: true,
      shop,
      print,
    }),
    ...composed(card.kind === 'A' ? projectCard(data, texts) : ownersCard(data, texts), print.layout, print.spec),
  };
}

/** A: the project and what is warranted, signed by the company's representative and the supervisor 监理. */
function projectCard({ card, shop }: Card, texts: CardTexts): readonly FormPart[] {
  const words = texts.warrantyCards.paper;
  return [
    fact('project', words.project, card.projectName ?? '', 'half', { isFixed: true }),
    fact('customer', words.customer, card.customerName),
    fact('handedOver', words.handedOverOn, card.handedOverOn),
    fact('starts', words.startsOn, card.startsOn, 'half', { isFixed: true }),
    flow('contents', words.contents, card.contents),
    closing({ card, shop }, texts, companySigners(card, words)),
  ];
}

/** B: the owner with phone, postcode and postal address, the day of acceptance and the day on which the warranty starts. */
function ownersCard({ card, shop }: Card, texts: CardTexts): readonly FormPart[] {
  const words = texts.warrantyCards.paper;
  return [
    fact('owner', words.ownerName, card.ownerName, 'half', { isFixed: true }),
    fact('phone', words.phone, card.phone),
    fact('address', words.address, card.address, 'twoThirds'),
    fact('postcode', words.postcode, card.postcode, 'third'),
    fact('project', words.project, card.projectName ?? '', 'full'),
    fact('handedOver', words.handedOverOn, card.handedOverOn),
    fact('starts', words.startsOn, card.startsOn, 'half', { isFixed: true }),
    flow('contents', words.contents, card.contents),
    closing({ card, shop }, texts, [...companySigners(card, words), { title: words.signOwner }]),
  ];
}

function companySigners(card: Card['card'], words: CardTexts['warrantyCards']['paper']): readonly Signer[] {
  return [
    { title: words.signCompany, name: card.companySignedBy },
    { title: words.signSupervisor, name: card.supervisorSignedBy },
  ];
}

/** Who warrants, the notice and the signatures stand together, and not alone on a page. */
function closing({ card, shop }: Card, texts: CardTexts, signers: readonly Signer[]): FormPart {
  const words = texts.warrantyCards.paper;
  return rows(
    'signatures',
    words.company,
    (label) => [
      { ...noteRow('company', `${label} ${shop.name}    ${words.date} ${card.signedOn}`), keepWithNext: true },
      { ...noteRow('keep the box', words.keepBox), keepWithNext: true },
      signaturesRow(signers, texts.print.slip),
    ],
    true,
  );
}
