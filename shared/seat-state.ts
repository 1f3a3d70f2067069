/** How a seat of the LAN stands to its host. */
export type SeatState =
  /** This program is the host itself. */
  | { readonly kind: 'host' }
  /** A seat that was not paired yet. */
  | { readonly kind: 'unpaired' }
  | { readonly kind: 'online'; readonly shopName: string; readonly at: string }
  | { readonly kind: 'away'; readonly shopName: string; readonly lookingAt: readonly string[] }
  /** Somebody else's key answers (F102). */
  | { readonly kind: 'keyChanged'; readonly shopName: string; readonly at: string }
  /** F77. `host` as the host calls its version. */
  | { readonly kind: 'version'; readonly judgement: 'seatOlder' | 'seatNewer'; readonly host: string }
  | { readonly kind: 'revoked'; readonly shopName: string };
