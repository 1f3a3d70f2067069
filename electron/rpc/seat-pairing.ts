import { judgeVersion, versionHeader, versionTag } from '../../shared/protocol.ts';
import type { VersionJudgement } from '../../shared/protocol.ts';
import { hostGreeting, pairBegun, pairFinished } from '../../shared/seats.ts';
import type { z } from 'zod';
import { pairingSide } from '../platform/lan/pairing-key.ts';
import { askHost, pinnedAgent } from './seat-connection.ts';
import type { HostPlace, SeatAnswer } from './seat-connection.ts';

/** What a paired seat remembers of its host. */
export interface SeatLink {
  readonly hostId: string;
  readonly pin: string;
  readonly token: string;
  readonly shopName: string;
  /** Where it was found, latest first. */
  readonly places: readonly HostPlace[];
}

export type PairRefusal = 'unreachable' | 'notAHost' | 'noCode' | 'wrongCode' | 'hostNotProven' | Exclude<VersionJudgement, 'same'>;
export type Paired = { readonly link: SeatLink } | { readonly refusal: PairRefusal };

export interface PairOptions {
  readonly place: HostPlace;
  readonly code: string;
  /** How this machine is called in the host's list. */
  readonly name: string;
}

/**
 * Pairs this machine with a host by the code on its screen. The code itself never travels; host and seat each prove that they know it for
 * the very key that this connection ends at, the seat first, and only then is anything kept (F102).
 */
export async function pairWithHost({ place, code, name }: PairOptions): Promise<Paired> {
  const agent = pinnedAgent();
  const post = (path: string, body: object) =>
    askHost({
      place,
      agent,
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', [versionHeader]: versionTag },
      body: JSON.stringify(body),
    });
  try {
    const greeting = read(hostGreeting, await askHost({ place, agent, path: '/health' }));
    if (!greeting?.hostId) return { refusal: 'notAHost' };
    const judgement = judgeVersion(versionTag, greeting.version);
    if (judgement !== 'same') return { refusal: judgement };
    const facts = { code, pin: agent.pin(), hostId: greeting.hostId };
    const side = pairingSide(facts);
    const begun = await post('/pair/begin', { share: side.share });
    const theirs = read(pairBegun, begun);
    if (!theirs) return { refusal: refusalOf(begun) };
    const secret = side.agree(theirs.share);
    if (!secret) return { refusal: 'hostNotProven' };
    const answer = await post('/pair/finish', { id: theirs.id, proof: secret.proofOf('seat'), name });
    const finished = read(pairFinished, answer);
    if (!finished) return { refusal: refusalOf(answer) };
    if (!secret.isProof('host', finished.proof)) return { refusal: 'hostNotProven' };
    const { token, shopName } = finished;
    return { link: { hostId: greeting.hostId, pin: facts.pin, token, shopName, places: [place] } };
  } catch {
    return { refusal: 'unreachable' }; // no connection, or one that broke
  } finally {
    agent.destroy();
  }
}

function read<T>(schema: z.ZodType<T>, { status, body }: SeatAnswer): T | undefined {
  if (status !== 200) return undefined;
  try {
    return schema.safeParse(JSON.parse(body.toString())).data;
  } catch {
    return undefined; // not one of ours
  }
}

function refusalOf({ status }: SeatAnswer): PairRefusal {
  return status === 429 ? 'noCode' : status === 403 ? 'wrongCode' : 'notAHost';
}
