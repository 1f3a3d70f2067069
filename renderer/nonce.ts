/** The nonce that the host put into the page for style sheets made at run time, if its policy asks for one. */
export function cspNonce(): string | undefined {
  const content = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content');
  return content || undefined;
}
