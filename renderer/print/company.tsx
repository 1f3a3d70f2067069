import { createContext, use } from 'react';
import type { ReactNode } from 'react';

/** The shop's logo as it goes on paper. */
export interface PaperLogo {
  /** A data address: the picture is there before it is measured and printed. */
  readonly href: string;
  readonly ratio: number;
}

export const PaperLogoContext = createContext<PaperLogo | null>(null);

/** The shop's name in the head of a form, its logo before it. */
export function Company({ name }: { readonly name: string }): ReactNode {
  const logo = use(PaperLogoContext);
  return (
    <div className="company">
      {logo && <img className="logo" alt="" src={logo.href} style={{ aspectRatio: logo.ratio }} />}
      {name}
    </div>
  );
}
