import qrcode from 'qrcode-generator';
import { useMemo } from 'react';
import type { ReactNode } from 'react';

/** The QR code of a document number (capitals, figures, dashes), black without a border: scanning it opens the document. */
export function QrCode({ text }: { readonly text: string }): ReactNode {
  const { path, count } = useMemo(() => modules(text), [text]);
  return (
    <svg className="qr" viewBox={`0 0 ${count} ${count}`} shapeRendering="crispEdges" role="img" aria-label={text}>
      <path d={path} fill="#000" />
    </svg>
  );
}

/** One run of dark modules is one stroke, so that no hairline shows between them. */
function modules(text: string): { readonly path: string; readonly count: number } {
  const code = qrcode(0, 'M');
  code.addData(text, /^[0-9A-Z $%*+./:-]+$/.test(text) ? 'Alphanumeric' : 'Byte');
  code.make();
  const count = code.getModuleCount();
  let path = '';
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (!code.isDark(row, column)) continue;
      let end = column;
      while (end + 1 < count && code.isDark(row, end + 1)) end += 1;
      path += `M${column} ${row}h${end - column + 1}v1h-${end - column + 1}z`;
      column = end;
    }
  }
  return { path, count };
}
