import { randomBytes } from 'node:crypto';

/** A fresh nonce for the style sheets that the interface makes at run time; one per answer. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/**
 * What a page of ours may load: its own files and nothing else. Neither `upgrade-insecure-requests` nor HSTS is here: in a shop's
 * LAN the page comes over plain HTTP and both would break it.
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** A sheet of paper: markup of ours with its own styles, no script, no form, no connection. */
export const paperPolicy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; font-src 'self' data:; base-uri 'none'; form-action 'none'";

/** What does not load anything may not load anything. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/** Headers of every answer of either host. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
