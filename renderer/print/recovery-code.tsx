import type { ReactNode } from 'react';
import type { Catalogue } from '../../shared/i18n/index.ts';
import type { KeyStatus } from '../../shared/keys.ts';
import type { PaperBlock, PaperForm } from './paper-form.ts';
import { QrCode } from './qr-code.tsx';
import { sheetHeads, signaturesRow, titleRow } from './sheet-parts.tsx';

export interface RecoveryCodePaper {
  readonly code: string;
  readonly shop: KeyStatus['shop'];
  readonly printedOn: string;
}

/** 数据恢复码: the code in groups that are read out and typed, and to scan; what it is for and where the paper belongs. */
export function recoveryCodeForm({ code, shop, printedOn }: RecoveryCodePaper, texts: Pick<Catalogue, 'print' | 'keys'>): PaperForm {
  const words = texts.keys.paper;
  const { month, day } = texts.print.slip;
  return {
    key: 'recovery code',
    ...sheetHeads({ noLabel: words.date, no: printedOn, title: words.title, shop, print: { texts, nth: 1, reason: '' } }),
    blocks: [
      codeRow(code, words),
      ...told('what', words.what, words.whatText),
      ...told('where', words.where, words.whereText),
      ...told('danger', words.danger, words.dangerText),
      signaturesRow([{ title: words.keeper }, { title: words.place }], { month, day }),
    ],
    parts: [],
  };
}

/** Each sign has the same room, because the shipped font gives them different widths. */
function codeRow(code: string, words: Catalogue['keys']['paper']): PaperBlock {
  return {
    key: 'code',
    render: () => (
      <div className="row">
        <div className="cell span-24 recovery-code">
          <div>
            <div className="label">{words.code}</div>
            <div className="groups number">
              {code.split('-').map((group, nth) => (
                <div key={nth}>
                  {[...group].map((sign, place) => (
                    <span key={place}>{sign}</span>
                  ))}
                </div>
              ))}
            </div>
            <div className="hint">{words.codeHint}</div>
          </div>
          <div>
            <QrCode text={code} />
            <div className="hint">{words.scan}</div>
          </div>
        </div>
      </div>
    ),
  };
}

function told(key: string, title: string, text: string): readonly PaperBlock[] {
  return [titleRow(`${key} head`, title), { key, render: () => <Told text={text} /> }];
}

function Told({ text }: { readonly text: string }): ReactNode {
  return (
    <div className="row">
      <div className="cell span-24">
        <span className="form-ink">{text}</span>
      </div>
    </div>
  );
}
