import { appVersion } from './version.ts';

/** Counts changes of how seats and hosts talk below the router: headers, pairing, events. */
const protocolVersion = 1;

/** Header in which a seat says what it is on every call (F77). */
export const versionHeader = 'x-counter-version';
/** Header with the token of a paired seat. */
export const seatHeader = 'x-counter-seat';

/** What a program says about itself. */
export const versionTag = `${appVersion};${protocolVersion}`;

export type VersionJudgement = 'same' | 'seatOlder' | 'seatNewer' | 'unreadable';

/** F77: may a seat that says `theirs` work with a program that says `ours`? Whichever is older is to be updated. */
export function judgeVersion(theirs: string, ours: string = versionTag): VersionJudgement {
  if (theirs === ours) return 'same';
  const [seat, host] = [readTag(theirs), readTag(ours)];
  if (!seat || !host) return 'unreadable';
  const at = seat.findIndex((part, index) => part !== host[index]);
  return at >= 0 && (seat[at] ?? 0) > (host[at] ?? 0) ? 'seatNewer' : 'seatOlder';
}

/** Protocol first: it decides even when two builds carry one version. */
function readTag(tag: string): readonly number[] | undefined {
  const parts = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})(?:-[\w.]{1,40})?;(\d{1,5})$/.exec(tag);
  return parts ? [Number(parts[4]), Number(parts[1]), Number(parts[2]), Number(parts[3])] : undefined;
}
