import { z } from 'zod';
import { allowPlainInput, seatIdInput, updateLanInput } from '../../../shared/seats.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import {
  allowPlain,
  closePairing,
  currentPairing,
  describeLan,
  listSeats,
  openPairing,
  revokeSeat,
  shopCertificate,
  updateLan,
} from './seats.service.ts';

const nothing = z.strictObject({});

export const seatsRouter = router({
  list: query(z.void(), listSeats),
  revoke: command(seatIdInput, revokeSeat),
  lan: query(z.void(), describeLan),
  updateLan: command(updateLanInput, updateLan),
  allowPlain: command(allowPlainInput, allowPlain),
  pairing: query(z.void(), currentPairing),
  openPairing: command(nothing, openPairing),
  closePairing: command(nothing, closePairing),
  certificate: query(z.void(), shopCertificate),
});
